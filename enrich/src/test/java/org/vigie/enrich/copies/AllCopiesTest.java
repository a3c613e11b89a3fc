package org.vigie.enrich.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllCopiesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Newsroom desk = new Newsroom(7);
    private final Article report = desk.article(200);
    private final AllCopies copies = new AllCopies();

    private String tell(String id, String language, String title, String text) {
        var duplicate = copies.tell(id, language, title, text, NOON);
        return duplicate == null ? "none" : duplicate.of();
    }

    @Test
    void textsOfDifferentLanguagesNeverMeet() {
        assertThat(tell("a", "en", report.title(), report.text())).isEqualTo("none");
        assertThat(tell("b", "fr", report.title(), report.text())).isEqualTo("none");
        assertThat(tell("c", "en", report.title(), report.text())).isEqualTo("a");
    }

    @Test
    void aTextWithoutALanguageIsNotCompared() {
        assertThat(tell("a", "und", report.title(), report.text())).isEqualTo("none");
        assertThat(tell("b", "und", report.title(), report.text())).isEqualTo("none");
    }

    @Test
    void aFewWordsAreNoText() {
        assertThat(tell("a", "en", "Morning briefing", "")).isEqualTo("none");
        assertThat(tell("b", "en", "Morning briefing", "")).isEqualTo("none");
        assertThat(tell("c", "en", "", "")).isEqualTo("none");
    }

    @Test
    void aTextOfAScriptWithoutSpacesHasCopiesToo() {
        var chinese = "这家位于杭州的公司周一发布了新一代开源语言模型，并公布了全部权重。研究人员表示，该模型在数学和编程测试中的成绩超过了此前的所有版本，"
                + "但仍然拒绝回答一些敏感问题。分析人士认为，这将进一步推动各国企业采用开放模型。";
        var thai =
                "บริษัทเปิดตัวโมเดลภาษาแบบเปิดรุ่นใหม่เมื่อวันจันทร์ และเผยแพร่ค่าน้ำหนักทั้งหมด นักวิจัยกล่าวว่าโมเดลนี้ทำคะแนนได้ดีกว่ารุ่นก่อน"
                        + "ในการทดสอบคณิตศาสตร์และการเขียนโปรแกรม แต่ยังไม่ตอบคำถามบางข้อ";
        tell("zh-1", "zh", "新模型发布", chinese);
        tell("th-1", "th", "โมเดลใหม่", thai);

        assertThat(tell("zh-2", "zh", "杭州公司再出新品", "（通讯社）" + chinese)).isEqualTo("zh-1");
        assertThat(tell("zh-3", "zh", "另一条新闻", "市政府宣布，今年冬天将延长图书馆的开放时间，并在周末增加儿童阅读活动，市民可以免费参加。"))
                .isEqualTo("none");
        assertThat(tell("th-2", "th", "ข่าววันนี้", thai)).isEqualTo("th-1");
    }

    @Test
    void aRevisionThatHasBecomeAFewWordsHasNoCopies() {
        tell("a", "en", report.title(), report.text());
        tell("a", "en", "Withdrawn", "");

        assertThat(tell("b", "en", report.title(), report.text())).isEqualTo("none");
    }
}
