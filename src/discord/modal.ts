/** A form that Discord shows over the chat. https://docs.discord.com/developers/components/reference#text-input */
export interface Modal {
  /** Address of the action that takes what is filled in. */
  readonly id: string;
  /** At most 45 characters. */
  readonly title: string;
  /** One to five. */
  readonly fields: readonly ModalField[];
}

/** One field to write in. */
export interface ModalField {
  readonly id: string;
  /** At most 45 characters. */
  readonly label: string;
  readonly long: boolean;
  readonly required: boolean;
  /** In characters, at most 4,000. */
  readonly maxLength: number;
  readonly placeholder?: string;
}

const MODAL_TITLE = 45;
const LABEL = 18;
const TEXT_INPUT = 4;

/** @returns the form as Discord's API takes it */
export function modalJson({ id, title, fields }: Modal) {
  return {
    custom_id: id,
    title: title.slice(0, MODAL_TITLE),
    components: fields.map((field) => ({
      type: LABEL,
      label: field.label,
      component: {
        type: TEXT_INPUT,
        custom_id: field.id,
        style: field.long ? 2 : 1,
        required: field.required,
        max_length: field.maxLength,
        ...(field.required ? { min_length: 1 } : {}),
        ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
      },
    })),
  } as const;
}
