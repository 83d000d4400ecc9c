/*
 * Discord's documented limits on what a bot sends, checked by hand and apart from the bot's own code.
 * https://docs.discord.com/developers/components/reference, /resources/message, /interactions/receiving-and-responding
 */

const EPHEMERAL = 64;
const SUPPRESS_EMBEDS = 4;
const SUPPRESS_NOTIFICATIONS = 4096;
const COMPONENTS_V2 = 32768;

type Json = Record<string, unknown>;

/** @returns what Discord would refuse in an interaction callback; the third of a deferral's rules is that of its flags */
export function callbackProblems(body: Json): string[] {
  const data = (body.data ?? {}) as Json;
  switch (body.type) {
    case 4:
      return messageProblems(data, EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2);
    case 5:
      return Number(data.flags ?? 0) & ~EPHEMERAL ? ['data.flags: a deferral takes EPHEMERAL alone'] : [];
    case 8:
      return choiceProblems(data.choices);
    default:
      return [`type: ${body.type} is not supported here`];
  }
}

/** @returns what Discord would refuse in an edit of a message */
export function editProblems(body: Json): string[] {
  return messageProblems(body, SUPPRESS_EMBEDS | COMPONENTS_V2);
}

/** @returns what Discord would refuse in a follow-up */
export function followUpProblems(body: Json): string[] {
  return messageProblems(body, EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2);
}

function messageProblems(message: Json, allowedFlags: number): string[] {
  const problems: string[] = [];
  const flags = Number(message.flags ?? 0);
  if (flags & ~allowedFlags) problems.push(`flags: ${flags & ~allowedFlags} is not allowed here`);
  // Not Discord's rule but ours: without the field, Discord's defaults would notify the users who are mentioned.
  if (JSON.stringify(message.allowed_mentions) !== '{"parse":[]}')
    problems.push('allowed_mentions: is not {"parse":[]}');
  if (flags & COMPONENTS_V2) {
    for (const key of ['content', 'embeds', 'poll', 'sticker_ids']) {
      if (message[key] !== undefined && message[key] !== null)
        problems.push(`${key}: cannot be used with IS_COMPONENTS_V2`);
    }
    return [...problems, ...componentProblems(message.components)];
  }
  const content = message.content;
  if (typeof content !== 'string' || content === '') problems.push('content: cannot send an empty message');
  else if (content.length > 2000) problems.push('content: must be 2000 or fewer in length');
  if (message.components !== undefined) problems.push('components: only with IS_COMPONENTS_V2 here');
  return problems;
}

function componentProblems(list: unknown): string[] {
  const problems: string[] = [];
  let count = 0;
  let characters = 0;
  const visit = (component: Json, parent: number | null, path: string): void => {
    count++;
    const type = Number(component.type);
    const children = (component.components ?? []) as Json[];
    if (type === 10) {
      const content = String(component.content ?? '');
      if (content === '') problems.push(`${path}.content: is required`);
      characters += [...content].length;
    } else if (type === 1) {
      if (children.length < 1 || children.length > 5)
        problems.push(`${path}.components: must be between 1 and 5 in length`);
    } else if (type === 17) {
      if (parent !== null) problems.push(`${path}: a container is at the top level only`);
      if (children.length < 1) problems.push(`${path}.components: is required`);
    } else if (type === 2) {
      problems.push(...buttonProblems(component, path), ...(parent === 1 ? [] : [`${path}: a button outside a row`]));
    } else if (type !== 14) {
      problems.push(`${path}.type: ${type} is not supported here`);
    }
    for (const [i, child] of children.entries()) visit(child, type, `${path}.components[${i}]`);
  };
  if (!Array.isArray(list) || list.length === 0) return ['components: cannot send an empty message'];
  for (const [i, component] of list.entries()) visit(component as Json, null, `components[${i}]`);
  if (count > 40) problems.push(`components: ${count}, at most 40 are allowed`);
  if (characters > 4000) problems.push(`components: ${characters} characters of text, at most 4000 are allowed`);
  return problems;
}

function buttonProblems(button: Json, path: string): string[] {
  const label = String(button.label ?? '');
  const url = String(button.url ?? '');
  return [
    ...(label.length < 1 || label.length > 80 ? [`${path}.label: must be between 1 and 80 in length`] : []),
    ...(button.style !== 5 ? [`${path}.style: only links are supported here`] : []),
    ...(url.length > 512 ? [`${path}.url: must be 512 or fewer in length`] : []),
    ...(/^(https?|discord):\/\/\S+$/.test(url) && URL.canParse(url) ? [] : [`${path}.url: not a well formed URL`]),
    ...(button.custom_id !== undefined ? [`${path}.custom_id: a link has none`] : []),
  ];
}

function choiceProblems(choices: unknown): string[] {
  if (!Array.isArray(choices)) return ['data.choices: is required'];
  const problems = choices.length > 25 ? ['data.choices: must be 25 or fewer in length'] : [];
  (choices as Json[]).forEach(({ name, value }, i) => {
    if (typeof name !== 'string' || name.length < 1 || name.length > 100)
      problems.push(`data.choices[${i}].name: length`);
    if (typeof value === 'string' && (value.length < 1 || value.length > 100))
      problems.push(`data.choices[${i}].value: length`);
  });
  return problems;
}
