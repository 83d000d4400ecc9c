/** Where a verb writes to: stdout, stderr, or a stand-in for one. */
export interface Output {
  write(text: string): unknown;
}
