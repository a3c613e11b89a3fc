package org.vigie.dashboard.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.ibm.icu.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All that is said in one language. A sentence that is missing is a bug and throws. Thread-safe. */
public final class Words {
    /** The languages there are, the first one for those who want another. */
    public static final List<String> LANGUAGES = List.of("en", "fr");

    /** Stands for "has none" in questions and answers. */
    public static final String NONE = "-";

    private static final double HUNDRED = 100;
    private static final double TEN = 10;
    private static final double HALF_A_TENTH = 0.05;
    private static final long BILLION = 1_000_000_000L;
    private static final long MILLION = 1_000_000L;
    private static final String BUNDLE = Words.class.getPackageName() + ".words";

    private final Locale locale;
    private final ResourceBundle sentences;
    private final Map<String, TopicName> topics;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    /**
     * The words of one language.
     *
     * @param language one of {@link #LANGUAGES}
     */
    public Words(String language, Map<String, TopicName> topics) {
        this.locale = Locale.forLanguageTag(language);
        this.topics = topics;
        sentences = ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    /** Whether there is such a sentence. */
    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** A sentence, with what belongs into it. */
    public String say(String key, Object... values) {
        var format = formats.computeIfAbsent(key, k -> new MessageFormat(sentences.getString(k), locale));
        synchronized (format) {
            return format.format(values);
        }
    }

    /** Such as 1,234 or 1 234. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** With so many digits behind the point. */
    public String decimal(double number, int digits) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }

    /** A share, such as 12.5 %. */
    public String percent(double share) {
        return decimal(share * HUNDRED, 1) + (locale.getLanguage().equals("fr") ? "\u202f%" : "%");
    }

    /** Of parameters of a model: 7B, 1.5B, 350M. */
    public String parameters(long number) {
        if (number >= BILLION) {
            double billions = (double) number / BILLION;
            return decimal(billions, billions < TEN && billions % 1 >= HALF_A_TENTH ? 1 : 0)
                    + say("parameters.billions");
        }
        return decimal((double) number / MILLION, 0) + say("parameters.millions");
    }

    /** A time span in its largest units, such as 2 d 4 h; with a minus where it is below zero. */
    public String span(Duration span) {
        var length = span.abs();
        var sign = span.isNegative() ? "−" : "";
        if (length.compareTo(Duration.ofDays(1)) >= 0) {
            return sign + say("span.days", length.toDays(), length.toHoursPart());
        }
        return length.compareTo(Duration.ofHours(1)) >= 0
                ? sign + say("span.hours", length.toHoursPart(), length.toMinutesPart())
                : sign + say("span.minutes", length.toMinutesPart());
    }

    /** Such as 20 Dec 2024: a day in UTC. */
    public String day(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale)
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    /** A day and a time in UTC, which the page's script changes into the reader's zone. */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", locale)
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    /** A period as an axis has room for it. */
    public String period(String period, Instant start) {
        var pattern = period.equals("month") ? "MMM yyyy" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(ZoneOffset.UTC)
                .format(start);
    }

    /** Of an ISO 639-1 code. */
    public String languageName(String code) {
        if (code.isEmpty() || code.equals("und") || code.equals(NONE)) {
            return say("language.unknown");
        }
        return capital(Locale.forLanguageTag(code).getDisplayLanguage(locale));
    }

    /** Of an ISO 3166-1 code. */
    public String countryName(@Nullable String code) {
        if (code == null || code.isEmpty() || code.equals(NONE)) {
            return say("country.unknown");
        }
        return code.equals("EU") ? say("country.EU") : Locale.of("", code).getDisplayCountry(locale);
    }

    /** Of a topic; an id that nobody named reads as words. */
    public String topicName(String id) {
        if (id.equals("*")) {
            return say("topic.all");
        }
        var topic = topics.get(id);
        return topic == null ? capital(id.replace('-', ' ')) : in(topic.name(), capital(id.replace('-', ' ')));
    }

    /** What belongs to a topic, or nothing. */
    public String topicDefinition(String id) {
        var topic = topics.get(id);
        return topic == null ? "" : in(topic.definition(), "");
    }

    /** One of a closed list of things, such as {@code kind} and {@code news}; what has no name stands as it is. */
    public String name(String list, @Nullable String value) {
        if (value == null || value.isEmpty() || value.equals(NONE)) {
            return say("none");
        }
        var key = list + "." + value;
        return has(key) ? say(key) : value;
    }

    /** The text in this language, else in another one that is there, else what stands in its place. */
    public String oneOf(JsonNode texts, String otherwise) {
        if (texts.hasNonNull(language())) {
            return texts.path(language()).asText();
        }
        return texts.isEmpty() ? otherwise : texts.iterator().next().asText(otherwise);
    }

    private String in(Map<String, String> texts, String otherwise) {
        return texts.getOrDefault(locale.getLanguage(), texts.getOrDefault("en", otherwise));
    }

    private String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }
}
