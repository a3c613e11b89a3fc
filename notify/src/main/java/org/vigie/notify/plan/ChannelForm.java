package org.vigie.notify.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.YamlPart;
import org.vigie.notify.plan.Channel.Kind;

/** The rules of a channel's fields. One thread. */
final class ChannelForm {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>,;:\"()]+@[^\\s@<>,;:\"()]+");
    private static final List<String> COMMON = List.of("name", "type", "language", "digest", "quiet_hours");
    private static final URI NOWHERE = URI.create("https://invalid/");
    private static final Map<String, Locale> LANGUAGES = Map.of("fr", Locale.FRENCH, "en", Locale.ENGLISH);

    private final Secrets secrets;

    ChannelForm(Secrets secrets) {
        this.secrets = secrets;
    }

    Channel read(YamlPart part) {
        var kind = kind(part.part("type"));
        var fields = new ArrayList<>(COMMON);
        fields.addAll(fieldsOf(kind));
        part.verifyFields(fields);
        return new Channel(
                name(part.part("name")),
                kind,
                language(part.part("language")),
                destination(kind, part),
                digest(part.part("digest")),
                quiet(part.part("quiet_hours")));
    }

    private static List<String> fieldsOf(Kind kind) {
        return switch (kind) {
            case WEBHOOK -> List.of("address_secret", "signing_secret");
            case NTFY -> List.of("address_secret", "token_secret");
            case SLACK, MATTERMOST, DISCORD, TEAMS -> List.of("address_secret");
            case MAIL -> List.of("to");
            case FEED -> List.of("file");
        };
    }

    private static String name(YamlPart part) {
        if (!NAME.matcher(part.text()).matches()) {
            part.problem("a name is made of lower-case letters, digits and hyphens");
        }
        return part.text();
    }

    private static Kind kind(YamlPart part) {
        var kinds = Arrays.asList(Kind.values());
        return kinds.stream()
                .filter(kind -> kind.label().equals(part.text()))
                .findFirst()
                .orElseGet(() -> {
                    part.problem("it must be one of "
                            + String.join(", ", kinds.stream().map(Kind::label).toList()));
                    return Kind.SLACK;
                });
    }

    private static Locale language(YamlPart part) {
        var language = LANGUAGES.get(part.text());
        if (language == null) {
            part.problem("it must be fr or en");
            return Locale.ENGLISH;
        }
        return language;
    }

    private Destination destination(Kind kind, YamlPart part) {
        return switch (kind) {
            case WEBHOOK -> new Destination.Hook(address(part), secret(part.part("signing_secret")));
            case NTFY -> new Destination.Hook(topic(part), optionalSecret(part.part("token_secret")));
            case SLACK, MATTERMOST, DISCORD, TEAMS -> new Destination.Hook(address(part), null);
            case MAIL -> new Destination.Mailboxes(mailboxes(part.part("to")));
            case FEED -> new Destination.AtomFile(file(part.part("file")));
        };
    }

    private URI topic(YamlPart channel) {
        var address = address(channel);
        if (!address.equals(NOWHERE) && (address.getPath().matches("(.*/)?") || address.getQuery() != null)) {
            var part = channel.part("address_secret");
            part.problem("the secret \"" + part.text() + "\" must end with the topic: https://ntfy.example/topic");
        }
        return address;
    }

    private URI address(YamlPart channel) {
        var part = channel.part("address_secret");
        var value = secret(part);
        if (value.isEmpty()) {
            return NOWHERE;
        }
        try {
            var address = new URI(value);
            if (address.getRawUserInfo() != null) {
                part.problem(
                        "the secret \"" + part.text() + "\" has a user or password in the address, which is not sent");
                return NOWHERE;
            }
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (URISyntaxException e) {
            // its message would repeat the secret
        }
        part.problem("the secret \"" + part.text() + "\" is no http or https address");
        return NOWHERE;
    }

    private @Nullable String optionalSecret(YamlPart part) {
        return part.isThere() ? secret(part) : null;
    }

    /** Empty, with the problem told, where it is not set. */
    private String secret(YamlPart part) {
        var name = part.required();
        if (name.contains("://")) {
            part.problem("an address is a secret and does not belong here: give it a name, and set " + Secrets.PREFIX
                    + "NAME to the address");
            return "";
        }
        var value = secrets.named(name);
        if (value.isEmpty() && !name.isEmpty()) {
            part.problem("the secret is not set: set " + Secrets.PREFIX + name + " or, in the environment, VIGIE_"
                    + (Secrets.PREFIX + name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
        }
        if (!value.orElse("").chars().allMatch(character -> character >= ' ' && character < 127)) {
            part.problem("the secret \"" + name + "\" must be printable ASCII");
            return "";
        }
        return value.orElse("");
    }

    private static List<String> mailboxes(YamlPart part) {
        var to = part.texts();
        if (to.isEmpty()) {
            part.problem("it must name one address of mail or more");
        }
        to.stream()
                .filter(mailbox -> !MAILBOX.matcher(mailbox).matches())
                .forEach(mailbox -> part.problem("\"" + mailbox + "\" is no address of mail"));
        return to;
    }

    private static Path file(YamlPart part) {
        try {
            return Path.of(part.required());
        } catch (InvalidPathException e) {
            part.problem("it must be the path of a file");
            return Path.of("");
        }
    }

    private static @Nullable Digest digest(YamlPart part) {
        if (!part.isThere()) {
            return null;
        }
        part.verifyFields(List.of("at", "zone"));
        return new Digest(Fields.timeOfDay(part.part("at")), Fields.zone(part.part("zone")));
    }

    private static @Nullable QuietHours quiet(YamlPart part) {
        if (!part.isThere()) {
            return null;
        }
        part.verifyFields(List.of("from", "until", "zone"));
        LocalTime from = Fields.timeOfDay(part.part("from"));
        LocalTime until = Fields.timeOfDay(part.part("until"));
        ZoneId zone = Fields.zone(part.part("zone"));
        if (from.equals(until)) {
            part.problem("they end when they begin");
        }
        return new QuietHours(from, until, zone);
    }
}
