package org.vigie.notify.message;

import java.text.MessageFormat;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;

/**
 * Says a message in a language. Titles come from the open web: what could break a line, hide or turn text is taken out here,
 * once for all channels. Thread-safe.
 */
public final class Wording {
    /** Alerts that are told one by one; of more, only how many there are. */
    static final int MOST_LINES = 20;
    /** In UTF-16 units, of a title, a name or a reason. */
    private static final int LONGEST = 200;

    /**
     * Line breaks, other control characters, those that turn or hide text, and what XML does not allow. Not the joiners that
     * some scripts need.
     */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}[\\p{Cf}&&[^\\u200C\\u200D]]\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\uFFFE\\uFFFF\\s]+");

    /** In UTF-16 units: with all of it every receiver takes a line. */
    private static final int LONGEST_ADDRESS = 700;

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cc}\\p{Cf}\\\\<>\"'`|{}^]+");

    private final Locale language;
    private final ResourceBundle words;

    /** For a language that there are words in: French or English. */
    public Wording(Locale language) {
        this.language = language;
        words = ResourceBundle.getBundle(
                Wording.class.getPackageName() + ".words",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The message in words. */
    public Text of(Message message) {
        var told = message.told();
        var lines = told.stream().limit(MOST_LINES).map(this::line).toList();
        int more = told.size() - lines.size();
        return new Text(headline(told, lines), lines, more == 0 ? null : say("more", more));
    }

    private String headline(List<Told> told, List<Text.Line> lines) {
        if (told.size() == 1) {
            var line = lines.getFirst();
            return line.before() + line.title();
        }
        boolean isAllNew = told.stream().allMatch(each -> each.change() == Told.Change.NEW);
        var rules = told.stream().map(each -> each.alert().rule()).distinct().toList();
        if (!isAllNew || rules.size() > 1) {
            return say("headline.mixed", told.size());
        }
        return rules.getFirst().equals(Alert.NEW_RELEASE)
                ? say("headline.new-release", told.size())
                : say("headline.rule", name(told.getFirst().alert()), told.size());
    }

    /** What is said of one alert. */
    public Text.Line line(Told told) {
        var alert = told.alert();
        var title = plain(inLanguage(alert.texts(), alert.title()));
        var url = url(alert.url());
        return switch (told.change()) {
            case NEW -> new Text.Line(rule(alert), title, after(alert), url);
            case CORRECTED -> new Text.Line(say("corrected"), title, say("corrected.after", plain(former(told))), url);
            case REINSTATED -> new Text.Line(say("reinstated"), title, "", url);
            case REPEATED -> new Text.Line(say("repeated", name(alert)), title, "", url);
            case ENDED -> new Text.Line(say("ended", name(alert)), title, say("ended.after", until(alert)), url);
            case WITHDRAWN ->
                new Text.Line(say("withdrawn"), title, say("withdrawn.after", plain(withdrawn(alert))), url);
        };
    }

    private String rule(Alert alert) {
        boolean isSecond = "confirmed".equals(alert.labels().get("confirmation"));
        return say(isSecond ? "confirmed" : "rule", name(alert));
    }

    /** Of its rule; of a time when rules had no names, what they said. */
    private String name(Alert alert) {
        return plain(inLanguage(alert.name(), say(alert.rule().equals(Alert.NEW_RELEASE) ? "new-release" : "other")));
    }

    /** In this language, else in another one, else what is given. */
    private String inLanguage(Map<String, String> texts, String otherwise) {
        return texts.getOrDefault(
                language.getLanguage(), texts.values().stream().findFirst().orElse(otherwise));
    }

    /** Whose it is: the developer's country, or the outlet. */
    private String after(Alert alert) {
        var outlet = alert.labels().get("outlet");
        if (alert.developer() == null) {
            return outlet == null || alert.story() == null ? "" : say("outlet", plain(outlet));
        }
        if (alert.country() == null || !alert.country().matches("[A-Z]{2}")) {
            return "";
        }
        return say("country", Locale.of("", alert.country()).getDisplayCountry(language));
    }

    private static String former(Told told) {
        return told.former() == null ? "" : told.former().title();
    }

    private static String until(Alert alert) {
        var lasting = alert.lasting();
        return lasting == null || lasting.until() == null
                ? ""
                : lasting.until().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String withdrawn(Alert alert) {
        return alert.withdrawn() == null ? "" : alert.withdrawn();
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    /** One line of text that is what it looks like. */
    static String plain(String text) {
        var line = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }

    private static @Nullable String url(@Nullable String url) {
        return url != null
                        && url.length() <= LONGEST_ADDRESS
                        && WEB.matcher(url).matches()
                ? url
                : null;
    }
}
