package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.contract.Language.UNDETERMINED;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.contract.Language;

class LanguagesTest {
    private static final Languages LANGUAGES = new Languages();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fr | Le ministre annonce un plan pour les hôpitaux de campagne
                    en | The minister announced a plan for rural hospitals on Monday
                    de | Die Ministerin stellt einen Plan für Krankenhäuser auf dem Land vor
                    es | La ministra anuncia un plan para los hospitales rurales
                    it | Il ministro annuncia un piano per gli ospedali di campagna
                    pt | O ministro anuncia um plano para os hospitais do interior
                    nl | De minister kondigt een plan aan voor ziekenhuizen op het platteland
                    pl | Minister zapowiada plan dla szpitali na wsi
                    cs | Ministr oznámil plán pro venkovské nemocnice
                    sv | Ministern presenterar en plan för sjukhusen på landsbygden
                    tr | Bakan kırsal hastaneler için yeni bir plan açıkladı
                    vi | Bộ trưởng công bố kế hoạch cho các bệnh viện nông thôn
                    id | Menteri mengumumkan rencana untuk rumah sakit di pedesaan
                    ru | Министр объявил о плане для сельских больниц
                    uk | Міністр оголосив план для сільських лікарень
                    bg | Министърът обяви план за болниците в селата
                    ar | أعلن الوزير خطة جديدة للمستشفيات في الريف
                    fa | وزیر برنامه‌ای برای بیمارستان‌های روستایی اعلام کرد
                    ur | وزیر نے دیہی ہسپتالوں کے لیے منصوبے کا اعلان کیا ہے
                    hi | मंत्री ने ग्रामीण अस्पतालों के लिए योजना की घोषणा की
                    zh | 部长宣布农村医院计划
                    ja | 大臣は地方の病院のための計画を発表した
                    ko | 장관이 시골 병원 계획을 발표했다
                    kk | Қазақстан үкіметі жаңа бағдарлама қабылдады
                    mn | Засгийн газар эмнэлгийн шинэ төлөвлөгөө зарлалаа
                    da | Ministeren fremlægger en plan for sygehusene på landet
                    af | Die minister kondig ’n plan vir plattelandse hospitale aan
                    ca | El ministre anuncia un pla per als hospitals rurals
                    sk | Minister oznámil plán pre vidiecke nemocnice
                    ms | Menteri mengumumkan rancangan untuk hospital di luar bandar
                    az | Nazir kənd xəstəxanaları üçün yeni plan açıqladı
                    ro | Ministrul anunță un plan pentru spitalele din mediul rural
                    hu | A miniszter tervet jelentett be a vidéki kórházak számára
                    fi | Ministeri esitteli suunnitelman maaseudun sairaaloille
                    sw | Waziri ametangaza mpango wa hospitali za vijijini
                    mr | मंत्र्यांनी ग्रामीण रुग्णालयांसाठी योजना जाहीर केली आहे
                    th | รัฐมนตรีประกาศแผนสำหรับโรงพยาบาลในชนบท
                    el | Ο υπουργός ανακοίνωσε σχέδιο για τα νοσοκομεία
                    he | השר הודיע על תוכנית לבתי החולים בכפר
                    """)
    void aSentenceIsKnownWithoutHelp(String code, String sentence) {
        assertThat(LANGUAGES.identify(sentence).code()).isEqualTo(code);
    }

    @Test
    void aScriptOfOneLanguageIsCertain() {
        assertThat(LANGUAGES.identify("서울의 봄")).isEqualTo(new Language("ko", 1, null));
    }

    @Test
    void theScriptBeatsWhatIsDeclared() {
        assertThat(LANGUAGES.identify("Погода", "", "fr").code()).isNotEqualTo("fr");
        assertThat(LANGUAGES.identify("东京", "", "fr").code()).isEqualTo("zh");
        assertThat(LANGUAGES.identify("ニュース", "", "zh").code()).isEqualTo("ja");
    }

    @Test
    void latinNamesDoNotHideTheScriptOfTheSentence() {
        assertThat(LANGUAGES.identify("OpenAI 发布 GPT 新模型").code()).isEqualTo("zh");
        assertThat(LANGUAGES
                        .identify("Microsoft и Google объявили о новых планах")
                        .code())
                .isEqualTo("ru");
    }

    @Test
    void aForeignNameDoesNotTurnAText() {
        assertThat(LANGUAGES
                        .identify("Газета «Київ» пишет, что объём рынка снизился")
                        .code())
                .isEqualTo("ru");
    }

    @Test
    void hanAloneIsChineseUnlessAShortTitleIsDeclaredJapanese() {
        assertThat(LANGUAGES.identify("東京株式市場", "", null).code()).isEqualTo("zh");
        assertThat(LANGUAGES.identify("東京株式市場", "", "ja").code()).isEqualTo("ja");
    }

    @Test
    void aTitleOfOneOrTwoWordsTakesTheDeclaredLanguage() {
        assertThat(LANGUAGES.identify("Volkswagen", "", "fr").code()).isEqualTo("fr");
        assertThat(LANGUAGES.identify("Malmö", "", "fr").code()).isEqualTo("fr");
        assertThat(LANGUAGES
                        .identify("Le chat", "Le chat dort sur le canapé du salon", "en")
                        .code())
                .isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource({"en, Gemini 3 Pro", "en, Claude Opus 4.5", "en, Llama 4 Maverick", "fr, EXAONE 4.0", "de, Gemma 3n E4B"
    })
    void numbersAndNamesWithOneAreNoWords(String declared, String name) {
        assertThat(LANGUAGES.identify(name, "", declared).code()).isEqualTo(declared);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, nouvelles mesures",
        "en, further delays",
        "de, neue Regeln",
        "es, nuevas medidas",
        "it, nuove regole",
        "pt, novas medidas",
        "nl, nieuwe regels",
        "pl, nowe zasady",
        "cs, nová pravidla",
        "sv, nya regler",
        "tr, yeni kurallar",
        "id, aturan baru"
    })
    void twoWordsAreOftenEnough(String code, String words) {
        assertThat(LANGUAGES.identify(words).code()).isEqualTo(code);
    }

    @Test
    void whatReadsLikeNoLanguageIsUndetermined() {
        assertThat(LANGUAGES.identify("zxqv bnmkw pfft").code()).isEqualTo(UNDETERMINED);
    }

    @Test
    void aLanguageThatWeHaveNoProfileOfIsBelievedIfDeclaredAndNotAgainstTheText() {
        assertThat(LANGUAGES.identify("O ministro anunciou un plan para os hospitais rurais", "", "gl"))
                .extracting(Language::code)
                .isIn("gl", "pt");
        assertThat(LANGUAGES
                        .identify("The minister announced a plan for rural hospitals", "", "gl")
                        .code())
                .isEqualTo("en");
    }

    @Test
    void theDeclaredLanguageDecidesBetweenNeighbours() {
        assertThat(LANGUAGES
                        .identify("Regjeringen legger frem et nytt budsjett", "", "no")
                        .code())
                .isEqualTo("no");
        assertThat(LANGUAGES.identify("Radio nacional en vivo", "", "es").code())
                .isEqualTo("es");
    }

    @Test
    void aWrongDeclarationLosesAgainstAClearText() {
        var language = LANGUAGES.identify(
                "Le Parlement débat de la réforme des retraites", "Les députés ont repris les travaux ce matin.", "en");

        assertThat(language.code()).isEqualTo("fr");
        assertThat(language.confidence()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({"in, id", "iw, he", "ji, yi", "zh-cn, zh", "zh_TW, zh", "FR-ca, fr", "nb, no"})
    void oldCodesAndRegionsAreMapped(String tag, String code) {
        assertThat(LanguageCodes.modern(tag)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"''", "xx", "english", "*"})
    void anUnknownTagCountsAsNone(String tag) {
        assertThat(LanguageCodes.modern(tag)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"''", "ok", "2026", "😀😀😀", "https://example.org/le-petit-chat-de-la-maison", "me@example.org"})
    void underThreeLettersNothingIsSaid(String text) {
        assertThat(LANGUAGES.identify(text, "", "fr")).isEqualTo(new Language(UNDETERMINED, 0, null));
    }

    @Test
    void anAlphabetWeDoNotKnowIsNotForcedIntoOneWeDo() {
        assertThat(LANGUAGES
                        .identify("Ҳукумати ҷумҳурӣ барномаи навро қабул кард")
                        .code())
                .isEqualTo(UNDETERMINED);
    }

    @Test
    void addressesAndMarkupDoNotCount() {
        assertThat(LANGUAGES
                        .identify(
                                "<p>La pluie arrive</p>",
                                "https://example.org/the-news-of-the-day-and-more Il pleuvra demain dans le nord",
                                null)
                        .code())
                .isEqualTo("fr");
    }

    @Test
    void doubtNamesTheRunnerUp() {
        var language = LANGUAGES.identify("Regjeringen legger frem et nytt budsjett");

        assertThat(language.runnerUp()).isNotNull();
        assertThat(language.confidence() * 1000).isEqualTo(Math.rint(language.confidence() * 1000));
    }

    @Test
    void onlyTheStartOfALongTextIsRead() {
        var text = "Le conseil municipal a voté le budget de la ville. ".repeat(30) + "The end. ".repeat(100_000);

        assertThat(LANGUAGES.identify("", text, null).code()).isEqualTo("fr");
    }

    @Test
    void tenThreadsGetWhatOneGets() throws Exception {
        var texts = List.of(
                "Une pluie fine tombait sur le port depuis le matin, et personne ne parlait. ".repeat(4),
                "Kort nytt",
                "A fine rain had been falling on the harbour",
                "Der Hafen lag im Nebel");
        var alone = texts.stream().map(LANGUAGES::identify).toList();
        var same = (Callable<List<Language>>)
                () -> texts.stream().map(LANGUAGES::identify).toList();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var result : threads.invokeAll(
                    IntStream.range(0, 100).mapToObj(i -> same).toList())) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
        assertThat(texts.stream().map(new Languages()::identify).toList()).isEqualTo(alone);
    }
}
