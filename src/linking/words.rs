//! The closed lists of words themselves: what [`Class`]es each has, which kinds of place a noun says, whose a demonym is.
//!
//! They are about news English, and a little Arabic, not about any region.

use super::lexicon::Class;
use crate::gazetteer::PlaceKind;

/// Words by what they may be; a word may stand in several.
pub(super) const WORDS: &[(Class, &str)] = &[
    (
        Class::ORGANISATION,
        "company university college front forces force army party council ministry agency times post bank institute center centre \
         foundation club voice brigade brigades battalion division committee movement observatory network news television tv radio press \
         airlines airways corporation corp inc ltd llc group association union federation league authority commission court tribunal \
         parliament guard guards militia resistance academy school society tribune gazette journal herald monitor daily observer \
         review fund trust office bureau department directorate coalition alliance bloc consortium industries holdings textile mills \
         factory refinery cement team fc sc legion corps regiment assembly secretariat organisation organization chamber syndicate establishment \
         orchestra museum forum programme program project administration emirate caliphate hospital clinic theatre theater laboratory laboratories services systems technologies partners update bulletin digest",
    ),
    (
        Class::AGREEMENT,
        "declaration agreement agreements accord accords treaty convention protocol protocols process summit conference memorandum pact \
         communique communiqué format framework formula talks track statement principles consensus resolution initiative spring \
         operation marathon festival biennale award prize cup derby championship games olympics manuscript codex papyrus",
    ),
    (
        Class::PRODUCT,
        "steel soap pepper roses sandwich sandwiches sneakers shoes blend whisky whiskey apples pistachios cheese coffee carpet \
         carpets rug rugs silk sword swords blade blades lamp breast leg dinner drumstick bowl burger brand label album song film novel \
         typeface font cat hound almonds almond nuts nut cups cup crude grapes wine olives kebab kebabs carbine carbines teacups figs dates tobacco sweets pastry",
    ),
    (
        Class::STREET,
        "street avenue boulevard lane hotel restaurant café cafe stadium square gate mall tower towers cinema bakery palace inn plaza \
         arcade bazaar library cathedral church mosque cemetery house",
    ),
    (
        Class::TITLE,
        "mr mrs ms miss dr president minister premier general gen colonel col lieutenant lt captain capt major maj sergeant sgt commander \
         king queen prince princess sheikh sheik shaykh imam ayatollah mullah senator sen rep congressman congresswoman ambassador \
         spokesman spokeswoman spokesperson secretary chancellor judge justice professor prof sir lord lady pope abu umm ibn bin bint \
         emir caliph sultan brigadier admiral marshal correspondent reporter analyst actress actor singer footballer author journalist \
         activist comrade cardinal bishop archbishop patriarch rabbi",
    ),
    (
        Class::GIVEN_NAME,
        "georgina aaron abdul abdullah adam ahmad ahmed alan albert alexander ali alice amir andrew anna anne anthony antonio ashton barack bashar \
         ben benjamin bernard bob boris brett brian bruce carl carlos charles charlie chris christian christopher claire cyrus colin \
         daniel dave david denzel dennis diana donald doug douglas edward elizabeth emily emma eric erik ernest eva fatima francis \
         fred gary george gordon graham greg hamid harold harry hassan heather helen henry hillary hugh hussein ian ibrahim irving \
         isaac ivan jack jackie jacob jake james jane jason jean jeff jennifer jeremy jerry jessica jim joan joe john jonathan joseph \
         joshua juan julia karen karl kate katie keith kelly ken kerry kevin khalid larry laura lee leila leon linda lisa louis lucy luke \
         lyndsey mahmoud margaret maria marie martha martin mary matt matthew maya megan michael michelle miguel mike mohamed mohammad \
         mohammed moses muhammad mustafa nancy nathan neil nick nicolas nikki nina noah nora oliver olivia omar oscar pamela patricia \
         patrick paul pedro peter phil philip rachel ralph rebecca rex richard rick robert robin roger ron ronald ruth ryan \
         salman sam samir samuel sandra sara sarah saul scott sean sergei simon sofia sophia stephen steve steven stuart susan \
         tamara tanya ted terry theresa thomas tim tina tom tony tracy trevor vera victor victoria vincent vladimir walter wendy \
         william yasmin yousef yusuf zachary \
         karim tariq tarek tareq jamal kamal mazloum qasem qassem esmail ismail ebrahim hossein reza javad masoud massoud nechirvan barham haider \
         adel faleh hadi dora qais abdel recep tayyip hakan hulusi yasar mevlut fuat sergey dmitry dmitri yevgeny mikhail nikolai antony lloyd pete \
         marco amos yoav benny naftali yair gideon avigdor hashim hisham walid riad fares faisal farouk fouad ghassan hani hazem \
         imad issam jamil khaled maher majid marwan munir nabil nadim nizar omran osama qusay rami rashid saad salim sami suleiman tamer wael \
         yasser ziad zeinab layla rima rania hala nour noor mona samira bouthaina ilham murat mehmet fatih emine bahoz siyamend rojda \
         gharib lahur soleimani suleimani ana kara zahra hadar bisan baraa derek dana bafel masrour qubad aziz hikmat hoshyar fuad muqtada moqtada hadi akram abdulkarim abdulrahman abdelkader",
    ),
    (
        Class::ACT,
        "said says say saying told tells tell warned warns warn announced announces announce accused accuses accuse denied denies deny \
         rejected rejects reject insisted insists insist vowed vows vow demanded demands urged urges called calls condemned condemns \
         agreed agrees refused refuses decided decides wants wanted want sought seeks seek plans planned hopes hoped fears feared believes \
         believed claims claimed argues argued confirmed confirms declared declares ordered orders signed launched launches invaded invades \
         deployed deploys sent sends supports supported backs backed backing arms armed funds funded sponsors sponsored views viewed sees \
         saw considers considered responded responds retaliated retaliates attacked attacks bombed bombs struck strikes threatened threatens \
         pledged pledges proposed proposes offered offers hosted hosts intends intended aims aimed pursues pursued opposes opposed expects \
         expected knows knew thinks thought welcomed welcomes criticised criticized criticises criticizes blamed blames imposed imposes \
         lifted lifts withdrew withdraws pulled pulls cut cuts severed severs maintains maintained continues continued remains refrained \
         coordinated coordinates cooperates cooperated negotiates negotiated recognised recognized recognises recognizes summoned expelled \
         faces faced braces braced gains gained loses lost benefits benefited exploits exploited uses used tries tried attempts attempted",
    ),
    (
        Class::ACT_BASE,
        "reject deny accuse warn announce insist vow condemn agree refuse decide seek believe argue confirm declare order sign launch \
         invade deploy send arm sponsor consider respond retaliate attack bomb strike threaten pledge propose offer host intend pursue \
         oppose expect welcome criticise criticize impose lift withdraw pull sever maintain continue coordinate cooperate negotiate \
         recognise recognize summon expel exploit try attempt leave act intervene defend demand support back fund build resume",
    ),
    (
        Class::BOUND,
        "attributed gratitude grateful kind unkind generous fair unfair friendly unfriendly useful harmful vital crucial indispensable loyal ties tied links linked thanks close closer allied hostile threat threats belong belongs belonged \
         answer answers answered accountable death concession concessions gift signal signals challenge challenges embarrassment insult favour favor alternative \
         response reply reaction resistance opposition deference obedience obedient appealed complained apologised apologized surrendered conceded yielded bowed pandered deferred lied \
         listened spoke talked listening speaking talking listens speaks looked looks looking writes writing wrote pledged proposed submitted turned subservient answerable indebted beholden allegiance apology complaint \
         clear plain so talk explain explained relayed conveyed complain complains complaining apologise apologize listen speak appeal bow defer \
         proposal ultimatum debt debts preferable message messages warning warnings appeal appeals sold owed ceded handover loyalty opposed",
    ),
    (
        Class::NAME_HEAD,
        "tal tall tell tel ain ayn khan kafr kfar deir dayr bab ras jabal jebel wadi beit bayt bir qasr burj marj qalat umm abu al",
    ),
    (
        Class::AGENT,
        "beneficiary beneficiaries winner winners loser losers guarantor guarantors ally allies partner partners backer backers enemy enemies \
         rival rivals broker mediator sponsor sponsors patron patrons player players foe adversary party parties ally's critic critics friend friends opponent opponents supporter supporters adversaries foes proxy proxies client clients agent agents spy spies \
         signatory donor aggressor protector protectors guardian guardians defender defenders saviour savior occupier occupiers champion custodian \
         heir spectator spectators bystander bystanders hostage puppet puppets satellite vassal vassals arbiter peacemaker peacemakers mediators",
    ),
    (
        Class::STATE_VERB,
        "begin begins began end ends ended start starts started be become remain see have get look fall suffer experience host lie lies sits sit stands stand stretches stretch borders extends \
         covers contains comprises falls burns smells looks becomes fell lay stood sat stretched bordered extended covered contained comprised burned burnt smelled smelt looked became suffered \
         happened seemed appeared shook shakes trembled trembles woke wakes awoke sleeps slept froze freezes flooded floods boomed booms grew grows shrank \
         shrinks sprawls sprawled recovered recovers crumbled crumbles starved starves plunged plunges erupted erupts bustles bustled simmers swelters \
         resembles resembled empties emptied fills filled burst bursts shuddered hosts happen seem seems appears",
    ),
    (
        Class::PASSAGE,
        "trade flights flight traffic smuggling movement movements travel passage transit pipeline railway train trains convoys convoy trucks \
         routes corridors distance halfway midway located lies lying pass passes passed passing shuttled moved moving travelled traveled travelling bridge link shipments goods gate gates gateway boundary artery lifeline pipelines roads flow flows caravans buses railways space",
    ),
    (
        Class::SHIP,
        "vessel ship tanker frigate destroyer submarine warship freighter trawler yacht cruiser corvette ferry uss hms mv battleship steamer \
         icebreaker gunboat minesweeper",
    ),
    (
        Class::MEDIUM,
        "channel broadcaster outlet newspaper website magazine portal daily weekly station paper قناة صحيفة موقع شبكة إذاعة تلفزيون جريدة",
    ),
    (Class::WEAPON, "missile missiles rocket rockets drones rifle rifles howitzers mortars torpedoes launchers"),
    (Class::REPORTS, "reported reports quoted quotes aired broadcast published wrote said says told tells"),
    (
        Class::MOTION,
        "left leave leaving fled flee fleeing entered enter entering crossed cross crossing visited visit visiting reached reach reaching \
         returned return toured tour quit abandoned abandon transited transit joined join traversed departed depart rejoined exit exited \
         invaded invade retook retake recaptured recapture attacked attack bombed bomb struck strike stormed storm hit control controlled",
    ),
    (
        Class::TIME,
        "day days night nights week weeks month months year years same next following previous moment morning evening afternoon first last \
         second time weekend spring summer autumn winter whole entire",
    ),
    (Class::ALSO_WORD, "hit mare"),
    (
        Class::NO_PLACE,
        "arabic english french hebrew farsi persian kurdish kurmanji sorani turkish aramaic pashto urdu islam islamic muslim muslims christian \
         christians christianity judaism jewish jews sunni sunnis shia shiite shiites shi'ite druze alawite alawites yazidi yazidis kurd kurds \
         arab arabs bedouin turkmen turkmens assyrian assyrians western eastern european asian african congress parliament senate knesset \
         bundestag majlis ramadan eid muharram arbaeen ashura christmas easter nowruz passover yom hanukkah hezbollah hizbullah hizballah \
         hamas fatah daesh taliban telegram facebook twitter instagram whatsapp youtube tiktok google signal starlink reuters bloomberg \
         haaretz politico axios newsweek rudaw tasnim tass sana wagner mossad shin interpol nato unesco unicef unhcr opec bitcoin captagon \
         article phase part chapter section annex session operation allah god quran koran bible torah sharia jihad zionist zionism baath \
         ba'ath baathist communist democrat democrats republican republicans army gulf command foreign affairs human internet peshmerga",
    ),
    (
        Class::NAMING,
        "ain airbase airfield airport as ayn barracks base camp canton cities city countryside crossing dam district districts \
         ein enclave farm farms fort governorate hamlet hamlets including island jabal jebel kafr kfar khirbet kibbutz lake localities \
         locality maarat moshav mount mountains municipality neighborhood neighborhoods neighbourhood neighbourhoods oasis \
         oilfield port prison province provinces quarter quarters refinery resort settlement settlements subdistrict suburb \
         suburbs tal tall tel tell terminal til town towns township village villages wadi",
    ),
    (
        Class::OF_SPOT,
        "residents resident inhabitants mayor mukhtar headman outskirts entrance surroundings vicinity slopes heights edge edges streets \
         countryside suburb suburbs fields farmland orchards north south east west northeast northwest southeast southwest villagers \
         locals perimeter rooftops centre center",
    ),
    (
        Class::PEOPLE,
        "farmer farmers resident residents villager villagers shepherd shepherds trader merchant driver trucker man woman family families \
         refugee refugees displaced native fled tribesman tribesmen student teacher doctor nurse worker workers elder sheikh women men boy girl",
    ),
    (
        Class::GIVEN_BY,
        "orders order instructions directives guidance authorization authorisation consent approval clearance nod blessing invitation mandate go-ahead recognition \
         concessions commitments commitment pledge pledges promise promises request requests response reply reaction reactions answer word warning warnings \
         complaint complaints protest protests criticism condemnation praise opposition resistance denial comment statement statements apology \
         compensation independence acquiescence encouragement interference meddling sponsorship cooperation diplomats envoys silence confirmation support backing funding permission approval guarantees assurances directed pressure \
         negotiators delegates representatives emissaries mediators \
         demands signals weaponry objections analyses analysis assessments assessment",
    ),
    (
        Class::FATE,
        "setback setbacks blow blows victory victories win wins defeat defeats embarrassment boost headache dilemma triumph humiliation means meant support sympathy praise contempt problem problems challenge challenges lesson \
         disaster relief reward gift concern consequences implications leverage nightmare coup lifeline cover dangers danger worse better bad good costly",
    ),
    (
        Class::OFFICE,
        "envoy envoys representative representatives coordinator ambassador ambassadors head chief director commander secretary minister \
         undersecretary president governor king rapporteur adviser spokesman spokesperson correspondent",
    ),
    (
        Class::ATTITUDE,
        "weakness softness leniency stance attitude attitudes policy policies hostility warmth approach line obligation obligations duty duties \
         enmity goodwill generosity posture friendship coolness suspicion suspicions resentment anger loyalty gesture gestures",
    ),
    (
        Class::WEIGHT,
        "imposed impose imposing pressure sanctions war dependence reliance dependent reliant relies relied rely relying leverage embargo tariffs blame \
         blamed",
    ),
    (Class::GUARDS, "guard guards police patrol patrols forces officials troops soldiers agency wall fence authorities officers"),
    (
        Class::WILLING,
        "reluctant ready willing unwilling unable able keen likely unlikely committed resolved poised intent bent obliged entitled engaged complicit prepared concerned interested worried aware wary afraid anxious \
         determined eager hopeful confident furious angry adamant silent cautious incapable responsible guilty",
    ),
    (Class::ADVERB, "once likewise twice first soon itself themselves long only thus therefore instead alone already then also both"),
    (Class::STREET, "road شارع ساحة حي فندق جسر"),
    (Class::PRODUCT, "صابون زيت"),
    (
        Class::ORGANISATION,
        "قوات جيش جامعة وكالة شركة حزب تنظيم جبهة حركة مجلس شبكة مركز موقع صحيفة قناة إذاعة مؤسسة منظمة جمعية هيئة لواء كتيبة فرقة مرصد",
    ),
    (Class::TITLE, "brother sister son daughter wife husband father mother cousin uncle"),
    (
        Class::LAND,
        "territory territories territorial airspace soil waters coast coastline shore shores skies population capital streets ports oil \
         largest biggest heartland interior rural urban land lands landscape coastal mountainous",
    ),
    (
        Class::ACT,
        "needs needed lent gave bought sold fought won built kept held met led spent brought took made chose drew threw wrote swore broke began felt \
         forgave overthrew shot spoke stole strove",
    ),
    (
        Class::ACT,
        // Arabic puts the verb before who acts
        "قال قالت أعلن أعلنت أكد أكدت رفض رفضت طالب طالبت دعا دعت حذر حذرت نفى نفت اتهم اتهمت تعهد تعهدت وافق وافقت دعم دعمت تدعم تريد يريد ترفض يرفض تؤكد يؤكد اتفق اتفقت يطلب تطلب فيطلب تطالب يطالب \
         جدد جددت شن شنت نفذ نفذت واصل واصلت هدد هددت استنكر استنكرت أدان أدانت رحب رحبت أجرى أجرت قرر قررت أرسل أرسلت شدد شددت استهدف \
         استهدفت قصف قصفت سعى سعت اشترط اشترطت اعتبر اعتبرت اقترح اقترحت استدعى استدعت تتهم يتهم وتتهم تعتبر يعتبر تؤكد تسعى",
    ),
    (
        Class::DONE_TO,
        "backs back backed backing denied deny denies denying gave give gives giving given grant grants granted granting supports support \
         supported supporting supply supplies supplied supplying arm arms armed arming fund funds funded funding thank thanks praise praised \
         praises praising let lets letting enable enables enabled appease appeased embolden emboldened weaken weakened weakens provoke \
         provoked provokes sanction sanctioned punish punished notify notified notifies inform informed alert alerted consult consulted \
         briefed invited promised trust trusts distrust opposed oppose opposes lobbied lobby invite invites inviting allow allows allowing compel compels compelled compelling oblige obliges obliged \
         obliging press presses pressed pressing deprive deprives deprived depriving require requires protect protects protecting bypass bypassing \
         excluded exclude upset upsets anger angers infuriated infuriate alarmed alarm worries irked reassure invited engage pleased displeased shock shocked shocks stun stunned surprise surprised surprises delight delighted rattle rattled rattles unnerve unnerved unsettle unsettled \
         enrage enraged dismay dismayed disappoint disappointed outrage outraged offend offended vex vexed exasperate exasperated trouble troubled frighten \
         frightened scare scared believe believed believes doubt doubted doubts distrusted fear feared fears hate hated admire admired loathe loathed suspect \
         suspected resent resented respect respected envy humiliate humiliated need needs needed spared bolster bolsters bolstered undermine undermines undermined deter deters deterred defy defies \
         defied mock mocked courted courting woo wooed wooing antagonise antagonize antagonised antagonized alienate alienated embarrass embarrassed frustrate \
         frustrated irritate irritated caution cautioned implore implored begged remind reminded reminds advise advised advises reassuring pacify placate \
         placated rewarded rewards rewarding rebuke rebuked rebukes slam slammed slams denounce denounced denounces denouncing coax coaxed nudge nudged \
         dissuade dissuaded discourage discouraged encourage encouraged encourages encouraging counter countering outmanoeuvre outmaneuver sideline sidelined \
         recognise recognised recognising recognize recognized recognizing target targets entangle drag dragging \
         urged urge urges accused accuse accuses accusing pressured pressure told tell warned warn warning blamed blame blames blaming asked \
         asks ask persuaded persuade convinced convince forced force forcing pushed push drove drive threaten threatens threatened threatening destabilize destabilise destabilizing destabilising confront confronts \
         confronting warns isolate isolating angered criticised criticized criticising \
         criticizing thanked condemned condemning condemns deterring deter prompted prompting allowed helped help helping assured reassured want wants wanted wanting",
    ),
    (
        Class::GOVERNMENT_S,
        "policy policies proxies proxy allies ally government leaders leader leadership officials official president minister ministry ambassador \
         envoy decision decisions plan plans interests influence ambitions goals aims strategy support backing role army military forces \
         troops soldiers navy intelligence parliament foreign defense defence prime interior regime diplomats diplomacy position stance \
         efforts commitment commitments demand demands request threats threat promises pledge willingness failure response retreat withdrawal presence \
         rivals enemies adversaries partners clients spies unity help assistance consent blessing invitation behest auspices patronage sponsorship mediation positions emir king sultan ruler rulers premier presidents ministers spokesman spokeswoman spokesperson envoys ambassadors cabinet readiness era regimes integrity independence acquiescence complicity connivance approval permission involvement encouragement behalf \
         prestige credibility reputation isolation will goodwill mercy patience whim whims hands expense discretion tolerance nerve appetite urging instigation wishes insistence backers reluctance refusal credit \
         authorities hostility behavior behaviour conduct security sovereignty armies interference answer reply reaction offer message",
    ),
    (
        Class::SIDED,
        "backed led aligned allied supported sponsored funded armed trained linked affiliated controlled occupied made brokered mediated friendly \
         loyal leaning style based",
    ),
    (
        Class::IN,
        "in at near inside outside into within across around throughout via onto amid amidst above under beside surrounding besieged around \
         liberated captured entered reached left visited seized shelled bombed besieging encircled vacated occupied controlled governs",
    ),
    (Class::TO, "to from of for by with against toward towards on over through between and or beyond off"),
    (
        Class::DIRECTION,
        "north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern \
         southeastern southwestern north-east north-west south-east south-west upper lower greater rural downtown old inner outer \
         neighbouring neighboring war-torn post-war northernmost southernmost mainland federal",
    ),
    (
        Class::CALENDAR,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october \
         november december today yesterday tomorrow",
    ),
    (
        Class::AUXILIARY,
        "has have had do does did is are was were been will would can cannot could may might must should also now then again still never not reportedly already",
    ),
    (
        Class::RELATION,
        "talks talk tension tensions relations ties war wars conflict agreement deal dialogue cooperation coordination rivalry dispute \
         understanding contest contests struggle competition feud standoff showdown duel quarrel quarrels bargain balance \
         friction frictions détente brinkmanship diplomacy mediation mistrust distrust enmity friendship rift split divide hostility hostilities \
         meeting meetings negotiations confrontation rapprochement alliance partnership clash clashes contacts channel",
    ),
    (
        Class::FUNCTION,
        "the a an this that these those and but or nor so yet if when while where why how who what which whose as at by for from in into of \
         on onto over to toward towards under until up upon with without within about above across after against along amid among around \
         before behind below beneath beside besides between beyond despite down during except following inside like near off out outside \
         per since than through throughout till via he she it they we you i his her its their our your my no not only even both either \
         neither some any many much most more all each every other another such same own few several there here then now today meanwhile \
         however moreover yesterday earlier later also still again once according because although though unless whereas whether",
    ),
];

/// Words that say a sort of place, with the kinds that they fit.
pub(super) const PLACE_NOUNS: &[(&[PlaceKind], &str)] = &[
    (
        &[PlaceKind::Governorate],
        "province provinces governorate governorates canton cantons muhafazah muhafaza mohafazat countryside governor",
    ),
    (
        &[PlaceKind::City, PlaceKind::Town],
        "city cities town towns village villages downtown suburb suburbs neighborhood neighbourhood residents mayor",
    ),
    (&[PlaceKind::Base], "base bases airbase airbases garrison outpost outposts camp airfield"),
    (&[PlaceKind::Crossing], "crossing crossings checkpoint terminal"),
    (&[PlaceKind::Field], "field fields oilfield gasfield refinery plant"),
    (&[PlaceKind::River], "river valley basin"),
    (&[PlaceKind::Country], "republic country countries kingdom nation nations"),
    (&[PlaceKind::Border], "border borders frontier"),
    (&[PlaceKind::Road], "road highway route axis corridor"),
    (&[PlaceKind::Governorate], "state county"),
    (&[PlaceKind::Region, PlaceKind::Governorate], "desert deserts steppe"),
    (&[PlaceKind::Region, PlaceKind::Sea], "strip coast plain plains sea gulf area areas"),
    (&[PlaceKind::Region, PlaceKind::Governorate], "zone zones"),
    (&[PlaceKind::Governorate], "محافظة محافظتي محافظات محافظ ريف بريف وريف لريف ريفي بريفي"),
    (
        &[PlaceKind::City, PlaceKind::Town],
        "مدينة مدينتي بلدة قرية بلدتي قريتي قرى بلدات وبلدة وقرية ببلدة بقرية لبلدة لقرية ومدينة بمدينة لمدينة",
    ),
    (&[PlaceKind::River], "نهر"),
    (&[PlaceKind::Crossing], "معبر معبري معابر منفذ منفذي"),
    (&[PlaceKind::Base], "قاعدة قاعدتي قواعد"),
    (&[PlaceKind::Field], "حقل حقلي حقول"),
    (&[], "airport bridge dam hills heights mount mountain mountains lake island port harbour harbor front line lines side sector"),
];

/// Arabic adjectives that are also names of places: participles, colours, sizes. Those of relation are told by their ending.
pub(super) const ADJECTIVES_OF_ARABIC: &str = "القائم القائمة الجديد الجديدة القديم القديمة الكبير الكبيرة الكبرى الصغرى الوسطى العليا السفلى العالي العالية الصالح \
     الصالحة المنصور المنصورة المباركة البيضاء الحمراء الخضراء السوداء الزرقاء الصفراء الشهباء الشامل الكامل الدائم المشترك الظاهر";

/// Nationals and adjectives, with the place whose they are.
pub(super) const DEMONYMS: &[(&str, &str)] = &[
    ("Syria", "syrian syrians"),
    ("Iraq", "iraqi iraqis"),
    ("Iran", "iranian iranians persian persians"),
    ("Israel", "israeli israelis"),
    ("Lebanon", "lebanese"),
    ("Jordan", "jordanian jordanians"),
    ("Turkey", "turkish turk turks"),
    ("Russia", "russian russians"),
    ("United States", "american americans"),
    ("Brazil", "brazilian brazilians"),
    ("Saudi Arabia", "saudi saudis"),
    ("Qatar", "qatari qataris"),
    ("United Arab Emirates", "emirati emiratis"),
    ("Kuwait", "kuwaiti kuwaitis"),
    ("Bahrain", "bahraini bahrainis"),
    ("Oman", "omani omanis"),
    ("Yemen", "yemeni yemenis"),
    ("Egypt", "egyptian egyptians"),
    ("Libya", "libyan libyans"),
    ("Sudan", "sudanese"),
    ("Palestine", "palestinian palestinians"),
    ("Afghanistan", "afghan afghans"),
    ("Pakistan", "pakistani pakistanis"),
    ("India", "indian indians"),
    ("China", "chinese"),
    ("Japan", "japanese"),
    ("Ukraine", "ukrainian ukrainians"),
    ("Georgia", "georgian georgians"),
    ("Armenia", "armenian armenians"),
    ("Azerbaijan", "azerbaijani azerbaijanis azeri azeris"),
    ("Greece", "greek greeks"),
    ("Cyprus", "cypriot cypriots"),
    ("Italy", "italian italians"),
    ("France", "french frenchman"),
    ("Germany", "german germans"),
    ("United Kingdom", "british briton britons english"),
    ("Spain", "spanish spaniard spaniards"),
    ("Poland", "polish"),
    ("Netherlands", "dutch"),
    ("Sweden", "swedish swede swedes"),
    ("Norway", "norwegian norwegians"),
    ("Denmark", "danish dane danes"),
    ("Canada", "canadian canadians"),
    ("Mexico", "mexican mexicans"),
    ("Australia", "australian australians"),
    ("Tunisia", "tunisian tunisians"),
    ("Algeria", "algerian algerians"),
    ("Morocco", "moroccan moroccans"),
    ("Chechnya", "chechen chechens"),
    ("Damascus", "damascene damascenes"),
    ("Aleppo", "aleppine aleppines"),
    ("Rome", "roman romans"),
    ("Mediterranean", "levantine levantines"),
    ("Europe", "european europeans"),
];
