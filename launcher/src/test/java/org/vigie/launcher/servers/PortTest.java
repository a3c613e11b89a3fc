package org.vigie.launcher.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vigie.contract.UserError;

class PortTest {
    @Test
    void aFreePortIsTakenAsWished() {
        int free = Port.any().choose();

        assertThat(Port.preferred(free).choose()).isEqualTo(free);
        assertThat(Port.exactly(free, "--kafka-port").choose()).isEqualTo(free);
    }

    @Test
    void anotherPortIsChosenWhenThePreferredOneIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(Port.preferred(taken.getLocalPort()).choose()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void aListenerOnAllAddressesTakesThePortToo() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThat(Port.preferred(taken.getLocalPort()).choose()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void anExactPortThatIsTakenIsRefusedWithTheSettingToChange() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var wish = Port.exactly(taken.getLocalPort(), "--kafka-port");

            assertThatThrownBy(wish::choose)
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("port " + taken.getLocalPort() + " is in use by ")
                    .hasMessageEndingWith(": stop it, or choose another port with --kafka-port");
        }
    }

    @Test
    void linuxTellsWhichProcessHoldsThePort() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")));
        try (var taken = new ServerSocket(0)) {
            var holder = PortHolder.of(taken.getLocalPort()).orElseThrow();

            assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(holder.toString())
                    .startsWith("process " + ProcessHandle.current().pid() + " (")
                    .contains("java");
        }
    }
}
