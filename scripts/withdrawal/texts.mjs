// What the ready pages of the withdrawal say beside the form, by language.

/** @typedef {{ title: string, lead: string, exempt: string, exemptWhich: string, language: string, home: string }} PageTexts */

/** @type {Record<string, PageTexts>} */
export const texts = {
  ar: {
    title: "العدول عن عقد",
    lead: "لكل من طلب من هنا، بحساب أو من دون حساب. يُرجى تجهيز رقم الطلب.",
    exempt: "يستثني القانون بعض السلع والخدمات. في حال الشك، يُرجى إرسال إشعار العدول على أي حال، وسيرد عليك المتجر.",
    exemptWhich: "ما المستثنى",
    language: "اللغة",
    home: "العودة إلى المتجر",
  },
  bg: {
    title: "Отказ от договор",
    lead: "За всеки, който е поръчал тук, със или без профил. Пригответе номера на поръчката.",
    exempt:
      "Някои стоки и услуги са изключени по закон. Ако не сте сигурни, все пак изпратете отказа си: магазинът ще отговори.",
    exemptWhich: "Какво е изключено",
    language: "Език",
    home: "Обратно към магазина",
  },
  cs: {
    title: "Odstoupení od smlouvy",
    lead: "Pro všechny, kdo zde objednali, s účtem i bez něj. Připravte si číslo objednávky.",
    exempt:
      "Některé zboží a služby jsou ze zákona vyloučeny. Pokud si nejste jisti, odstoupení přesto odešlete: obchod odpoví.",
    exemptWhich: "Co je vyloučeno",
    language: "Jazyk",
    home: "Zpět do obchodu",
  },
  da: {
    title: "Fortryd en aftale",
    lead: "For alle, der har bestilt her, med eller uden konto. Hav dit ordrenummer klar.",
    exempt:
      "Nogle varer og tjenester er undtaget ved lov. Hvis du er i tvivl, så send alligevel din fortrydelse: butikken svarer.",
    exemptWhich: "Hvad der er undtaget",
    language: "Sprog",
    home: "Tilbage til butikken",
  },
  de: {
    title: "Einen Vertrag widerrufen",
    lead: "Für alle, die hier bestellt haben, mit oder ohne Kundenkonto. Halten Sie Ihre Bestellnummer bereit.",
    exempt:
      "Einige Waren und Dienstleistungen nimmt das Gesetz aus. Wenn Sie nicht sicher sind, senden Sie Ihren Widerruf trotzdem: Der Händler antwortet.",
    exemptWhich: "Was ausgenommen ist",
    language: "Sprache",
    home: "Zurück zum Shop",
  },
  el: {
    title: "Υπαναχώρηση από σύμβαση",
    lead: "Για όλους όσοι παρήγγειλαν εδώ, με ή χωρίς λογαριασμό. Έχετε πρόχειρο τον αριθμό παραγγελίας.",
    exempt:
      "Ορισμένα αγαθά και υπηρεσίες εξαιρούνται από τον νόμο. Αν δεν είστε βέβαιοι, στείλτε παρ’ όλα αυτά την υπαναχώρησή σας: το κατάστημα απαντά.",
    exemptWhich: "Τι εξαιρείται",
    language: "Γλώσσα",
    home: "Πίσω στο κατάστημα",
  },
  en: {
    title: "Withdraw from a contract",
    lead: "For everybody who ordered here, with or without an account. Have your order number ready.",
    exempt:
      "Some goods and services are excepted by law. If you are not sure, send your withdrawal all the same: the shop answers.",
    exemptWhich: "What is excepted",
    language: "Language",
    home: "Back to the shop",
  },
  es: {
    title: "Desistir de un contrato",
    lead: "Para todas las personas que hicieron un pedido aquí, con o sin cuenta. Tenga a mano su número de pedido.",
    exempt:
      "La ley excluye algunos bienes y servicios. Si tiene dudas, envíe de todos modos su desistimiento: la tienda le responderá.",
    exemptWhich: "Qué se excluye",
    language: "Idioma",
    home: "Volver a la tienda",
  },
  et: {
    title: "Lepingust taganemine",
    lead: "Kõigile, kes on siit tellinud, kas kontoga või ilma. Hoidke tellimuse number käepärast.",
    exempt:
      "Seadus näeb mõne kauba ja teenuse puhul ette erandi. Kui Te ei ole kindel, saatke taganemisavaldus ikkagi: pood vastab.",
    exemptWhich: "Millised on erandid",
    language: "Keel",
    home: "Tagasi poodi",
  },
  fi: {
    title: "Sopimuksen peruuttaminen",
    lead: "Kaikille täältä tilanneille, käyttäjätilillä tai ilman. Pidä tilausnumerosi saatavilla.",
    exempt:
      "Joidenkin tuotteiden ja palvelujen kauppaa ei lain mukaan voi peruuttaa. Jos olet epävarma, lähetä peruutusilmoitus silti: kauppa vastaa.",
    exemptWhich: "Mitä ei voi peruuttaa",
    language: "Kieli",
    home: "Takaisin kauppaan",
  },
  fr: {
    title: "Se rétracter d’un contrat",
    lead: "Pour toute personne qui a commandé ici, avec ou sans compte. Ayez votre numéro de commande à portée de main.",
    exempt:
      "La loi exclut certains biens et services. En cas de doute, envoyez quand même votre rétractation : la boutique vous répondra.",
    exemptWhich: "Ce qui est exclu",
    language: "Langue",
    home: "Retour à la boutique",
  },
  ga: {
    title: "Tarraingt siar ó chonradh",
    lead: "Do gach duine a d’ordaigh anseo, le cuntas nó gan chuntas. Bíodh uimhir d’ordaithe réidh agat.",
    exempt:
      "Tá roinnt earraí agus seirbhísí eisiata de réir dlí. Mura bhfuil tú cinnte, seol d’fhógra tarraingthe siar mar sin féin: tabharfaidh an siopa freagra.",
    exemptWhich: "Cad atá eisiata",
    language: "Teanga",
    home: "Ar ais chuig an siopa",
  },
  hr: {
    title: "Odustajanje od ugovora",
    lead: "Za sve koji su ovdje naručili, s korisničkim računom ili bez njega. Pripremite broj narudžbe.",
    exempt:
      "Za neku robu i usluge zakon predviđa iznimke. Ako niste sigurni, svejedno pošaljite izjavu: trgovina će odgovoriti.",
    exemptWhich: "Koje su iznimke",
    language: "Jezik",
    home: "Natrag u trgovinu",
  },
  hu: {
    title: "Elállás a szerződéstől",
    lead: "Mindenkinek, aki itt rendelt, fiókkal vagy anélkül. Készítse elő a rendelésszámát.",
    exempt:
      "Egyes árukra és szolgáltatásokra a törvény szerint nem vonatkozik az elállási jog. Ha nem biztos benne, akkor is küldje el elállási nyilatkozatát: az üzlet válaszol.",
    exemptWhich: "Mire nem vonatkozik",
    language: "Nyelv",
    home: "Vissza az üzlethez",
  },
  it: {
    title: "Recedere da un contratto",
    lead: "Per chiunque abbia ordinato qui, con o senza account. Tenga a portata di mano il numero dell’ordine.",
    exempt:
      "La legge esclude alcuni beni e servizi. In caso di dubbio, invii comunque il recesso: il negozio risponderà.",
    exemptWhich: "Che cosa è escluso",
    language: "Lingua",
    home: "Torna al negozio",
  },
  ja: {
    title: "契約の撤回",
    lead: "アカウントの有無にかかわらず、ここで注文した方のためのページです。注文番号をご用意ください。",
    exempt:
      "法律で対象外とされる商品やサービスがあります。わからない場合も、そのまま撤回の通知を送信してください。ショップが回答します。",
    exemptWhich: "対象外のもの",
    language: "言語",
    home: "ショップに戻る",
  },
  ko: {
    title: "청약철회",
    lead: "계정이 있든 없든 여기서 주문하신 모든 분을 위한 페이지입니다. 주문 번호를 준비해 주세요.",
    exempt:
      "법에 따라 청약철회가 되지 않는 상품과 서비스가 있습니다. 확실하지 않더라도 청약철회를 보내 주세요. 판매자가 답변해 드립니다.",
    exemptWhich: "제외 대상",
    language: "언어",
    home: "쇼핑몰로 돌아가기",
  },
  lt: {
    title: "Sutarties atsisakymas",
    lead: "Visiems, kurie čia užsakė, su paskyra arba be jos. Turėkite po ranka užsakymo numerį.",
    exempt:
      "Kai kurioms prekėms ir paslaugoms įstatymas numato išimtis. Jei nesate tikri, vis tiek išsiųskite sutarties atsisakymą: parduotuvė atsakys.",
    exemptWhich: "Kam taikomos išimtys",
    language: "Kalba",
    home: "Atgal į parduotuvę",
  },
  lv: {
    title: "Atteikums no līguma",
    lead: "Ikvienam, kas šeit pasūtījis, ar kontu vai bez tā. Sagatavojiet pasūtījuma numuru.",
    exempt:
      "Dažām precēm un pakalpojumiem likumā ir izņēmumi. Ja šaubāties, tomēr nosūtiet atteikumu: veikals atbildēs.",
    exemptWhich: "Uz ko attiecas izņēmumi",
    language: "Valoda",
    home: "Atpakaļ uz veikalu",
  },
  mt: {
    title: "Reċess minn kuntratt",
    lead: "Għal kull min ordna hawn, b’kont jew mingħajru. Ħejji n-numru tal-ordni.",
    exempt:
      "Xi oġġetti u servizzi huma esklużi bil-liġi. Jekk għandek dubju, xorta ibgħat ir-reċess tiegħek: il-ħanut iwieġeb.",
    exemptWhich: "X’inhu eskluż",
    language: "Lingwa",
    home: "Lura għall-ħanut",
  },
  nl: {
    title: "Een overeenkomst herroepen",
    lead: "Voor iedereen die hier heeft besteld, met of zonder account. Houd je bestelnummer bij de hand.",
    exempt:
      "De wet zondert sommige goederen en diensten uit. Twijfel je, stuur je herroeping dan toch: de winkel antwoordt.",
    exemptWhich: "Wat is uitgezonderd",
    language: "Taal",
    home: "Terug naar de winkel",
  },
  pl: {
    title: "Odstąpienie od umowy",
    lead: "Dla każdego, kto złożył tu zamówienie, z kontem lub bez. Przygotuj numer zamówienia.",
    exempt: "Prawo wyłącza niektóre towary i usługi. W razie wątpliwości i tak wyślij oświadczenie: sklep odpowie.",
    exemptWhich: "Co jest wyłączone",
    language: "Język",
    home: "Powrót do sklepu",
  },
  pt: {
    title: "Retratar-se de um contrato",
    lead: "Para todas as pessoas que encomendaram aqui, com ou sem conta. Tenha à mão o número da encomenda.",
    exempt:
      "A lei exclui alguns bens e serviços. Se não tiver a certeza, envie na mesma a sua retratação: a loja responde.",
    exemptWhich: "O que está excluído",
    language: "Idioma",
    home: "Voltar à loja",
  },
  ro: {
    title: "Retragerea dintr-un contract",
    lead: "Pentru oricine a comandat aici, cu sau fără cont. Pregătiți numărul comenzii.",
    exempt:
      "Unele produse și servicii sunt exceptate prin lege. Dacă aveți îndoieli, trimiteți totuși declarația de retragere: magazinul va răspunde.",
    exemptWhich: "Ce este exceptat",
    language: "Limba",
    home: "Înapoi la magazin",
  },
  sk: {
    title: "Odstúpenie od zmluvy",
    lead: "Pre všetkých, ktorí tu objednali, s účtom aj bez neho. Pripravte si číslo objednávky.",
    exempt:
      "Na niektoré tovary a služby sa podľa zákona právo na odstúpenie nevzťahuje. Ak si nie ste istí, odstúpenie aj tak odošlite: obchod odpovie.",
    exemptWhich: "Na čo sa nevzťahuje",
    language: "Jazyk",
    home: "Späť do obchodu",
  },
  sl: {
    title: "Odstop od pogodbe",
    lead: "Za vse, ki so tu naročili, z uporabniškim računom ali brez njega. Pripravite številko naročila.",
    exempt:
      "Nekatero blago in nekatere storitve zakon izvzema. Če niste prepričani, izjavo o odstopu kljub temu pošljite: trgovina bo odgovorila.",
    exemptWhich: "Kaj je izvzeto",
    language: "Jezik",
    home: "Nazaj v trgovino",
  },
  sv: {
    title: "Ångra ett avtal",
    lead: "För alla som har beställt här, med eller utan konto. Ha ditt ordernummer till hands.",
    exempt:
      "Vissa varor och tjänster är undantagna enligt lag. Är du osäker kan du ändå skicka din ångerförklaring: butiken svarar.",
    exemptWhich: "Vad som är undantaget",
    language: "Språk",
    home: "Tillbaka till butiken",
  },
  tr: {
    title: "Sözleşmeden cayma",
    lead: "Hesabı olsun olmasın, buradan sipariş veren herkes için. Sipariş numaranızı hazır bulundurun.",
    exempt:
      "Yasa bazı ürün ve hizmetleri hariç tutar. Emin değilseniz cayma bildiriminizi yine de gönderin: mağaza yanıt verir.",
    exemptWhich: "Neler hariçtir",
    language: "Dil",
    home: "Mağazaya dön",
  },
  "zh-Hans": {
    title: "撤回合同",
    lead: "凡在此下单的顾客均可使用，有无账户皆可。请准备好订单号。",
    exempt: "法律规定了一些例外的商品和服务。如果不确定，请照常发送撤回声明，商家会答复。",
    exemptWhich: "哪些属于例外",
    language: "语言",
    home: "返回商店",
  },
  "zh-Hant": {
    title: "解除契約",
    lead: "凡在此下單的顧客均可使用，有無帳戶皆可。請備妥訂單編號。",
    exempt: "法律規定了一些例外的商品和服務。若不確定，請照常送出解除契約的聲明，商家會回覆您。",
    exemptWhich: "哪些屬於例外",
    language: "語言",
    home: "返回商店",
  },
};
