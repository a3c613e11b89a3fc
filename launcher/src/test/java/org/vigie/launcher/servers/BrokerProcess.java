package org.vigie.launcher.servers;

import java.nio.file.Path;

/** A broker in a process of its own, to be killed. */
public final class BrokerProcess {
    private final ChildJvm child;
    private final int port;

    private BrokerProcess(ChildJvm child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Returns when it answers. */
    public static BrokerProcess start(Path folder, int port) throws Exception {
        var child = new ChildJvm(RunsKafka.class, folder.toString(), String.valueOf(port));
        child.awaitLine("ready");
        return new BrokerProcess(child, port);
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** With {@code kill -9}. */
    public void kill() throws Exception {
        child.close();
    }

    static final class RunsKafka {
        private RunsKafka() {}

        public static void main(String[] arguments) throws Exception {
            var port = Port.exactly(Integer.parseInt(arguments[1]), "the test's port");
            try (var kafka = EmbeddedKafka.start(Path.of(arguments[0]), port)) {
                ChildJvm.say("ready");
                ChildJvm.awaitEnd();
            }
        }
    }
}
