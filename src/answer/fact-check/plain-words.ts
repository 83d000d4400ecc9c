/**
 * What chats and headlines write for words of news prose. The words on the right are those that the search has synonyms
 * for. General vocabulary only.
 */
const PLAIN: readonly (readonly [pattern: string, plain: string])[] = [
  ['fb', 'Facebook'],
  ['insta', 'Instagram'],
  ['yt', 'YouTube'],
  ['acct?s|accs', 'accounts'],
  ['acct', 'account'],
  ['ppl|folks', 'people'],
  ['govt|gov', 'government'],
  ['vids?', 'videos'],
  ['disinfo', 'disinformation'],
  ['misinfo', 'misinformation'],
  ['subs', 'subscribers'],
  ['w/', 'with'],
  ['bc|cuz', 'because'],
  ['thru', 'through'],
  ['b4', 'before'],
  ['doesnt|dont|didnt|isnt|wasnt|werent|cant|couldnt|wont|hasnt|havent', 'not'],
  ['zero', '0'],
  ['nuke[ds]?|axe[ds]?|wipe[ds]?(?: out)?|kill(?:s|ed)?|zap(?:s|ped)?|scrap(?:s|ped)?', 'removed'],
  ['took down|takes down|taken down|take down|taking down|pulled|pulls|purge[ds]?', 'removed'],
  ['uncover(?:s|ed)?|reveal(?:s|ed)?|discover(?:s|ed)?|expose[ds]?|identifie[ds]|spot(?:s|ted)', 'found'],
  ['dump(?:s|ed)?', 'posted'],
  ['make(?:s)? fun of|made fun of', 'mocked'],
  ['went after|go after|goes after|going after', 'targeted'],
  ['sway(?:s|ed)?', 'influence'],
  ['pretend(?:s|ed|ing)? to be', 'posing as'],
  ['got|gets', 'had'],
  ['most likely', 'probably'],
  ['stuff', 'content'],
  ['fires', 'wildfires'],
  ['blame[ds]?', 'attributed'],
  ['kick(?:s|ed)? out|threw out|ordered out', 'expelled'],
  ['(?:some|approx\\.?|circa|ca\\.)(?=\\s+\\d)', 'about'],
];

const PATTERNS = PLAIN.map(([pattern, plain]) => ({
  find: new RegExp(`(?<![\\p{L}\\p{N}'’@-])(?:${pattern})(?![\\p{L}\\p{N}'’-])`, 'giu'),
  plain,
}));
/** Opens a sentence and says nothing of the matter. */
const FILLERS =
  /^(?:(?:breaking|update|just in|urgent|news|new|fun fact|fact|fyi|btw|tbh|ngl|iirc|afaik|fwiw|lol|lmao|haha|omg|wow|bro|dude|guys|yeah|yep|yes|no way|ok|okay|so|and|but|also|well|apparently|reportedly|seems like|turns out|i (?:heard|read|saw) that|they say|did you know that|dernière minute|apparemment|il paraît que|据说|听说|快讯|突发)\s*(?:[:：,，.…!！?-]+\s*|\s+|(?<=\p{Script=Han})))+/iu;

/** The same at its end: "lol", ", that's a fact". */
const TAIL =
  /(?:[\s,.…!]+(?:lol|lmao|haha+|smh|ngl|tbh|fr|imo|btw|though|tho|wow|wtf|that['’]?s a fact|no joke|look it up|just saying|you know))+[\s.!…]*$/iu;

/**
 * Writes an English sentence of a chat or a headline as a newspaper would, word by word.
 * @returns the sentence for searching and comparing; what is shown is always the sentence itself
 */
export function inPlainWords(sentence: string): string {
  return PATTERNS.reduce((text, { find, plain }) => text.replace(find, plain), withoutFillers(sentence));
}

/** @returns the sentence without the words that only open or close it: "so", "fun fact,", "BREAKING:", "lol" */
export function withoutFillers(sentence: string): string {
  const rest = sentence.replace(FILLERS, '').replace(TAIL, '');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : sentence;
}
