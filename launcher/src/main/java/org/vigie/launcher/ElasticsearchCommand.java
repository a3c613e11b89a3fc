package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.vigie.contract.Json;
import org.vigie.sink.Sink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What to set up in an Elasticsearch with security. */
@Command(
        name = "elasticsearch",
        description = "Print what to set up in an Elasticsearch with security.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ElasticsearchCommand.Role.class,
            ElasticsearchCommand.Key.class,
            ElasticsearchCommand.Lifecycle.class
        })
final class ElasticsearchCommand {
    abstract static class Printed implements Callable<Integer> {
        @Mixin
        private Options options = new Options();

        @Parameters(
                paramLabel = "WHOM",
                description = "sink for the service, read for searches and exports: ${COMPLETION-CANDIDATES}")
        private Access access = Access.READ;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract JsonNode of(Access access, String prefix);

        @Override
        public Integer call() throws JsonProcessingException {
            var json = of(access, options.config().elasticsearch().prefix());
            spec.commandLine()
                    .getOut()
                    .println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
            return 0;
        }
    }

    @Command(
            name = "role",
            description = "Print the role with the least rights, for PUT _security/role/NAME.",
            mixinStandardHelpOptions = true)
    static final class Role extends Printed {
        @Override
        JsonNode of(Access access, String prefix) {
            return access.role(prefix);
        }
    }

    @Command(
            name = "key",
            description = "Print a request for an API key with that role alone, for POST _security/api_key.",
            mixinStandardHelpOptions = true)
    static final class Key extends Printed {
        @Override
        JsonNode of(Access access, String prefix) {
            return access.key(prefix);
        }
    }

    @Command(
            name = "lifecycle",
            description = "Print the lifecycle of indices, for PUT _ilm/policy/PREFIXlifecycle (vigie-lifecycle).",
            mixinStandardHelpOptions = true)
    static final class Lifecycle implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().getOut().print(Sink.lifecyclePolicy());
            return 0;
        }
    }
}
