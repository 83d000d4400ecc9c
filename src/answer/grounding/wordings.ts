import { stem, words } from '../../index/lexical/analyze.js';

/**
 * Words that may be exchanged in a report without changing what is reported, one group a line. Narrower than the synonyms
 * of the search on purpose: "linked" is not "responsible", and a page is not an account.
 */
const GROUPS = `
remove removal delete deletion takedown dismantle
close shut closure
begin start launch onset
end stop finish cease
find discover detect identify uncover spot
show display
publish release issue
post publish
spread circulate distribute disseminate
push promote amplify boost
use employ utilise utilize usage
about concern regard
company firm business
country nation
government administration authorities
accuse accusation
allege allegation
claim assert assertion
investigation inquiry probe
report study
researcher analyst expert
election vote ballot poll
voter elector
message text
video clip footage
picture image photo photograph
person individual
people persons individuals
employee staff worker
website site
aim goal purpose objective
aim seek try attempt
criticise criticize criticism critical
oppose opposition
support back backing
answer reply respond response
ask request
call describe term label characterise characterize class classify
warn caution
say state tell note remark
declare state
announce announcement
conclude conclusion
determine establish ascertain
estimate assess assessment
link tie connect connection associate association
link connection tie
relate relation connect
part portion share
small little
large big
many numerous
network group
operation campaign effort
campaign drive
activity action
conduct carry run operate
run operate
work operate
create make produce
fake false inauthentic bogus
false untrue
misleading deceptive
fabricate invent
baseless groundless unfounded
disinformation misinformation
online internet
platform service
follower subscriber
foreign overseas abroad
domestic internal
interfere interference meddle meddling
influence sway
smear slander
harass harassment
attack assault
threat threaten
covert secret hidden clandestine
pose pretend impersonate masquerade
real genuine authentic
money funds
pay payment
buy purchase
earn gain
steal stolen theft
leader head
spokesperson spokesman spokeswoman
embassy mission
diplomat envoy
expel expulsion
charge indict
arrest detain
military army
drug vaccine
jab vaccine
safe safety
year annual
month monthly
week weekly
day daily
median middle
previous previously earlier prior
later afterwards subsequently
same identical
similar alike resemble
match correspond
fit suit
different differ
main mainly chiefly primarily mostly
largely mainly mostly
attract draw
gain win attract
audience public
effective effectiveness
successful success
sophisticated advanced
hide conceal
reveal disclose
deny denial
reject dismiss
admit acknowledge
confirm confirmation
refuse decline
unable cannot
fail failure
evidence proof
prove proof
origin source
come originate stem
result outcome
effect impact
harm hurt damage
help assist
keep remain stay
let allow permit
prevent stop
ban block
meet meeting
speak talk
discuss talk
writer author
journalist reporter
newspaper paper
broadcast air
record recording
percent percentage
approve approval
power electricity
blackout outage
invoice bill
export sell
consumption usage
household home
young youth
infertile sterile
trial test
price cost
exist existence
newsreader presenter
parliamentary parliament
lawmaker MP parliamentarian
committee panel
serious grave
rumour rumor
matter issue
subject topic
stand position stance
view opinion
inform tell notify
information data
technology tech
tool product
misuse abuse
protest object
release discharge
remark comment
respond answer
ongoing continuing
carry contain
contain include hold
include among
consist comprise
possess own
participate part
involved involvement
role part involvement
order direct instruct
steer direct
appear emerge
appear seem
emerge come surface
dormant inactive
inactive idle
compromise hijack
Asia Asian
consistent match
base locate
operate work
local regional
dissident critic
activist campaigner
propose proposal
talk negotiation
translate translation
sign indication
condemn denounce
bias biased
objective impartial
examine study analyse analyze review look
analysis study
observe see
see consider regard
consider deem regard think
know aware
unknown unclear
negligible minimal
shared common
business commercial
relation relationship
criticism critique
stay remain
limited confined
`;

const groupsOf = new Map<string, Set<number>>();
GROUPS.split('\n').forEach((line, group) => {
  for (const { term } of words(line)) {
    const key = stem(term, 'en');
    groupsOf.set(key, (groupsOf.get(key) ?? new Set()).add(group));
  }
});

/** @returns whether two English stems may be exchanged: the same, or of one group */
export function mayReplace(a: string, b: string): boolean {
  if (a === b) return true;
  const groups = groupsOf.get(b);
  return groups !== undefined && [...(groupsOf.get(a) ?? [])].some((group) => groups.has(group));
}

/** @returns whether one of `stems` may be exchanged for `stemmed` */
export function isBorneOut(stemmed: string, stems: ReadonlySet<string>): boolean {
  if (stems.has(stemmed)) return true;
  return groupsOf.has(stemmed) && [...stems].some((other) => mayReplace(stemmed, other));
}
