//! Words that decide whether a word is a name. Our own lists, in small letters.
//!
//! One rule: a list here makes a finding likelier or rarer; none of them is needed for a known name to be replaced.

/// Whether a word is on a list.
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == word)
}

/// Titles, with a capital. "I miss Okafor" has none.
pub(super) const TITLES: &str = "mr mrs ms miss mx dr sir dame rev revd cllr prof doctor professor reverend \
    councillor lord lady father fr sister";

/// Titles that are titles in small letters too.
pub(super) const TITLES_SMALL: &str = "mr mrs ms mx dr cllr prof revd";

/// Small words inside a surname.
pub(super) const PARTICLES: &str = "van von der den de da di du del della dos das la le ter ten bin binti bint ibn al \
    el ap ferch abu ben mac mc st san santa";

/// Words that make a name a place's, or a role a place's.
pub(super) const OF_PLACES: &str = "school schools academy academies college primary secondary infant infants junior \
    juniors nursery university trust federation council county borough city town village street road avenue lane church \
    chapel cathedral hospital surgery clinic centre center hall house park hotel place authority la mat ltd limited \
    office department region area diocese";

/// Names, and parts of names, that are ordinary words: found only with their capital.
pub(super) const ORDINARY: &str = "the and for from with all any our your their a an my new old head deputy chair \
    governor governors boss trust school academy college primary team staff friend mum dad mother father brother sister \
    husband wife partner coach union class year \
    mark will grace rose hope may june april august joy faith bill rob robs pat pats jack sue dawn penny ruby ivy lily \
    heather holly iris jasmine olive violet amber pearl crystal summer autumn winter miles art chase grant guy dean earl \
    duke king queen prince page hunter mason carter baker cook cooper parker potter smith taylor tailor turner walker \
    ward young brown black white green gray grey blue reed wood woods hill hills field fields brook brooks banks bank \
    bush stone stones ford lane marsh moor price rich short long longer small little wise sharp strong swift power \
    powers best better love child children noble bishop abbot pope priest monk knight fox wolf lamb bird finch drake \
    swan peacock nightingale park church bell bells ball day week weeks frost snow rain storm gold silver steel butler \
    chandler clerk fisher gardener hall house law laws lee major mayor miller north south east west piper porter ray \
    rush sage shepherd singer skinner spring star steward tanner thatcher town wall walls water waters way ways well \
    wells wheeler wright kitty sandy misty sunny happy merry rusty buddy nick cliff clay dale glen heath forest rocky \
    sterling drew gene harry lance norm pierce rod skip stew wade hazel ginger honey melody harmony charity patience \
    prudence constance verity mercy robin jay martin wren colt bob dick frank carol eve belle candy cherry daisy fern \
    flora poppy rosemary sky willow angel bright bird birch ash rowan oak thorn flower flowers flood pool pond lake \
    rivers river bridge bridges gate gates street cross case cash coin coins cotton cutter cutting darling dear early \
    ever every fair farmer fish fine fit fleet fold foot fowler free french english welsh scott german holland ireland \
    england wales france freedom fuller game glass glover good goode goodman grave graves hand hands hard hardy hare \
    hart harper hay hayes high higher holder home hood hook horn hunt hurst jordan judge justice key keys kind land \
    lightfoot lock lord lovely low lower loyal man mann manning mean means mill mills moon more moss mount new newman \
    night nothing orange over pack pain paine palmer parish past peace pear peel penn perry pike pitt plant player \
    plumber pound purse quick race reader reading real rest rice ring rock rook root round rule sadler salt sands \
    saint sale savage seal self seller shaft shaw shell shine ship shore silence singer sky slater slow smart snell \
    somers sparks spears speed spice spoon staff stern stock stocks street style sweet sword table tall tell thing \
    tide tiger till today tower towers train tree trees true trueman trump trust tuck upper under upton vale van vest \
    vine violet wake walk want war warm warner watch weaver webb weir welcome west wheat whale white wild wilder win \
    wind winner wish witch wonder work worth yard year york bath deal ware sandwich rugby settle barking battle hove \
    hyde poole sale stoke crewe goole bury rugby ripley chase rise crook hale hale leek march mold barry flint nelson \
    hunger given stand standing brand brandy chance chancellor basil sue bea jean jeans cary derby dolly dot echo elder \
    ebony ernest fanny fawn fay gail gale gay genesis gill grant hail heaven hedge henna honor honour hugh indigo jade \
    jet jewel jimmy jolly josh journey june junior kit lark laurel liberty lotus lucky lyric magnolia marina marine \
    marigold mars max maxim maple meadow merit mickey mina mole monte myrtle ned nova ocean opal otter paddy paris pansy \
    patsy peg peony phoenix pip plum pool prim raven red reef reign remedy rhythm ridge rip rory royal rue russet \
    sally saffron savvy shade shadow shelter shepherd sierra skylark sonny sorrel spike spirit star stormy story \
    sylvan tad tansy tawny teddy temperance temple thistle tom topaz trinity trip true tulip unity valentine venus \
    vernal victor victory virtue warren whisper wilbur wisdom woody zen zion";

/// Ordinary words with which a question may begin, that are names too.
pub(super) const ASKING: &str = "will may";
/// What such a question goes on with.
pub(super) const ASKED: &str = "i you he she it we they this that these those there the my our your his her their \
    anyone anybody someone somebody any all";

/// Months that are names too.
pub(super) const MONTHS: &str = "may june april august";
/// What stands before a month.
pub(super) const BEFORE_MONTHS: &str = "in of by since until till from before after during early mid late last next \
    this every each st nd rd th";

/// Words a full stop shortens without ending the sentence.
pub(super) const SHORTENED: &str = "mr mrs ms mx dr st rev revd prof cllr etc vs eg ie cf approx no dept ext tel jan \
    feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun";

/// Words that begin a sentence, or stand with a capital anywhere, and name nobody.
pub(super) const STARTING: &str = "a an the this that these those there here i i'm i've i'd i'll it its he she we you \
    they me him her us them my mine your yours his hers our ours their theirs who whom whose which what when where why \
    how and or but nor so yet for if then than as at by in on of off to from with without within into onto over under \
    after before during since until till while because although though unless whether once about above across against \
    along among around behind below beneath beside besides between beyond despite down except inside instead like near \
    outside past per through throughout toward towards up upon via not no yes none nobody nothing never ever always \
    often sometimes usually rarely again also too very just only even still already soon now today tonight tomorrow \
    yesterday later earlier early late last next first second third finally eventually meanwhile afterwards anyway \
    perhaps maybe probably clearly honestly luckily sadly thankfully hopefully apparently actually suddenly somehow \
    otherwise however therefore thus hence instead another other others each every either neither both all any some \
    someone somebody something somewhere anyone anybody anything everyone everybody everything few many much more most \
    less least several such same own enough one two three four five six seven eight nine ten am is are was were be been \
    being have has had having do does did doing done don't doesn't didn't isn't aren't wasn't weren't haven't hasn't \
    hadn't won't wouldn't can't couldn't shouldn't mustn't can could shall should must might ought let let's that's \
    there's it's he's she's we're they're you're we've they've you've he'd she'd we'd they'd you'd it'd who's what's \
    where's how's here's get got getting go going gone went come came coming say said saying tell told ask asked make \
    made take took taken think thought feel felt feeling know knew need needed want wanted try tried use used see saw \
    seen look looked keep kept give gave put set met meet meeting spoke talk talked call called rang phoned emailed \
    wrote read heard left stayed slept woke cried well okay ok oh ah thanks thank please sorry dear hello hi note notes \
    good bad great long short new old morning afternoon evening night day week weekend month lunch break monday's yours";

/// Days, months, subjects, offices and other capitals of a school that name nobody.
pub(super) const NOBODY: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur \
    thurs fri sat sun january february march april may june july august september october november december jan feb mar \
    apr jun jul aug sep sept oct nov dec spring summer autumn winter christmas easter eid diwali ramadan hanukkah lent \
    advent halloween bonfire new year's \
    english maths mathematics science physics chemistry biology history geography french german spanish italian latin \
    welsh irish scottish british european american chinese polish urdu arabic punjabi bengali romanian art music drama \
    computing pe re ict pshe rse mfl dt phonics literacy numeracy reception nursery infants juniors year years class key \
    stage term half-term inset \
    head heads headteacher deputy assistant principal chair governor governors governing body board trust trustees \
    executive ceo cfo coo head's business manager bursar senco sendco send sen ehcp ehc dsl ddsl slt smt mlt ta tas \
    hlta hltas nqt ect ects ht dht aht hod hoy tlr ppa cpd sip sdp sef kpi ks eyfs sats gcse gcses a-level btec ofsted \
    estyn hmi hmis hmie isi dfe la las mat mats pan-ofsted lado mash camhs cafcass cp cin cla lac pp fsm eal send-co hr \
    it gp gps nhs ooh ot salt ep eps pta pto psa naht ascl neu nasuwt unison gmb eis acas tuc gdpr foi sar dbs kcsie \
    rac raac pfi iwb uk gb eu usa us bbc tv pc id faq pdf asap fyi am pm nb ps ok covid ai eta tbc tba diy \
    academy school schools college primary secondary department hall playground office library \
    god lord bible church mr mrs ms miss mx dr sir dame rev revd cllr prof doctor professor reverend councillor lady \
    father fr sister mum dad mummy daddy nan gran grandad grandma teams zoom google microsoft word excel whatsapp email \
    internet facebook twitter instagram outlook classroom covid-19 brexit parliament government ministry minister \
    secretary education support samaritans shout";
