/** Irregular English forms with their base; a stemmer only takes endings off. */
const FORMS = `
arise arose arisen|be is are was were been being am|bear bore borne|beat beaten|become became|begin began begun|bend bent
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt
buy bought|catch caught|choose chose chosen|come came|creep crept|deal dealt|dig dug|do did done does|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled
fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten
give gave given|go went gone|grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hold held|keep kept
know knew known|lay laid|lead led|leave left|lend lent|lie lay lain|lose lost|make made|mean meant|meet met
mislead misled|mistake mistook mistaken|overthrow overthrew overthrown|pay paid|prove proven|ride rode ridden|ring rang rung
rise rose risen|run ran|say said says|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone
shoot shot|show showed shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken
spend spent|spin spun|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|swim swam swum
swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood
undertake undertook undertaken|wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written
man men|woman women|person people persons|child children|medium media|foot feet|life lives|wife wives|datum data`;

const BASES: ReadonlyMap<string, string> = new Map(
  FORMS.trim()
    .split(/[|\n]/)
    .flatMap((line) => {
      const [base = '', ...forms] = line.trim().split(' ');
      return forms.map((form) => [form, base] as const);
    }),
);

/**
 * @param word a folded English word
 * @returns its base form where it is irregular ("began" is of "begin", "women" of "woman"), else the word
 */
export function regularForm(word: string): string {
  return BASES.get(word) ?? word;
}
