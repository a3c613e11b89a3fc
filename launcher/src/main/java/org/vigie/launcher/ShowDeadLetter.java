package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import org.vigie.contract.DeadLetter;
import org.vigie.contract.Json;
import org.vigie.contract.KafkaConfig;
import org.vigie.launcher.Letter.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that is known of one dead letter. */
@Command(
        name = "show",
        description = "Show one dead letter with all it says, the payload last.",
        mixinStandardHelpOptions = true)
final class ShowDeadLetter implements Callable<Integer> {
    @Parameters(paramLabel = "ADDRESS", description = "PARTITION:OFFSET, as \"list\" shows it")
    private String address = "";

    @Option(names = "--json", description = "as a line of JSON")
    private boolean json;

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        var where = Address.parse(address);
        var each = whole(where, Running.kafkaWithTopics(options.config()));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(ListDeadLetters.json(each)));
            return 0;
        }
        var letter = each.letter();
        out.println("address   " + each.address());
        out.println("refused   " + each.writtenAt());
        out.println("reason    " + letter.reason().label());
        out.println("stage     " + letter.stage());
        out.println("origin    " + (letter.origin() == null ? "never stood in Kafka" : place(letter.origin())));
        out.println("key       " + (letter.key() == null ? "-" : letter.key()));
        out.println("of        " + letter.at());
        out.println("put back  "
                + (each.redriven() == null
                        ? "no"
                        : each.redriven().at() + " into "
                                + place(each.redriven().to())));
        out.println("detail    " + letter.detail());
        out.println("payload   " + letter.payload().length() + " characters"
                + (letter.payload().length() == DeadLetter.LONGEST_PAYLOAD ? ", the rest was cut off" : ""));
        out.println(letter.payload());
        return 0;
    }

    private static Letter whole(Address where, KafkaConfig kafka) {
        try (var log = new KafkaLog(kafka)) {
            var letters = new Letters(kafka, log);
            return letters.whole(Letters.find(where, letters.all()));
        }
    }

    /** As Kafka's own tools write it. */
    static String place(DeadLetter.Origin origin) {
        return origin.topic() + "-" + origin.partition() + "@" + origin.offset();
    }
}
