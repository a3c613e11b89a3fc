package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Network;
import org.vigie.ingest.fetch.AddressGuard.RefusedAddressException;

class AddressGuardTest {
    private static List<InetAddress> ask(AddressGuard guard, String address) throws IOException {
        var url = HttpUrl.get(address);
        guard.check(url);
        return guard.lookup(url.host());
    }

    /** Names lead to where the test says, addresses to themselves. */
    private static AddressGuard guard(List<Network> allowed, String... answers) {
        return new AddressGuard(
                host -> {
                    var found = new java.util.ArrayList<InetAddress>();
                    for (var answer : answers.length == 0 ? new String[] {host} : answers) {
                        found.add(InetAddress.getByName(answer));
                    }
                    return found;
                },
                allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1.2.3/",
                "http://2130706433/", // decimal
                "http://127.1/", // short
                "http://0/",
                "http://10.1.2.3/",
                "http://100.64.0.1/",
                "http://169.254.169.254/",
                "http://172.31.0.1/",
                "http://192.168.1.1/",
                "http://198.19.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::]/",
                "http://[::1]/",
                "http://[::7f00:1]/", // IPv4-compatible
                "http://[::ffff:127.0.0.1]/", // IPv4-mapped
                "http://[::ffff:7f00:1]/",
                "http://[64:ff9b::7f00:1]/", // NAT64
                "http://[2002:7f00:1::]/", // 6to4
                "http://[2001:0:7f00:1::]/", // Teredo
                "http://[fc00::1]/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://example.org@127.0.0.1/", // userinfo
                "http://example.org\\@127.0.0.1/",
                "http://127.0.0.1\\@example.org/", // a backslash is a slash
                "http://\u2460\u2461\u2466.0.0.1/", // circled digits
            })
    void addressesThatAreNotOnThePublicWebAreRefusedHoweverTheyAreWritten(String address) {
        assertThatThrownBy(() -> ask(guard(List.of()), address)).isInstanceOf(UnknownHostException.class);
    }

    /** The platform may refuse these as names or read them as addresses; what it connects to is checked either way. */
    @ParameterizedTest
    @ValueSource(strings = {"http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/", "http://127.0.0.1./"})
    void octalAndHexadecimalSpellingsNeverReachThisMachine(String address) {
        var guard = new AddressGuard(okhttp3.Dns.SYSTEM, List.of());
        try {
            assertThat(ask(guard, address)).noneMatch(InetAddress::isLoopbackAddress);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(UnknownHostException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://8.8.8.8/", "http://[2600:1f18::1]/", "http://172.32.0.1/", "http://100.128.0.1/"})
    void publicAddressesAreAsked(String address) throws IOException {
        assertThat(ask(guard(List.of()), address)).hasSize(1);
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsRefused() {
        assertThatThrownBy(() -> ask(guard(List.of(), "10.0.0.1"), "http://intern.example/"))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("intern.example is 10.0.0.1")
                .hasMessageContaining("ingest.networks.allowed");
    }

    @Test
    void ofSeveralAddressesOnlyThePublicOnesAreConnectedTo() throws IOException {
        assertThat(ask(guard(List.of(), "127.0.0.1", "8.8.8.8"), "http://rebound.example/"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("8.8.8.8");
    }

    @Test
    void whatIsConfiguredIsAskedAndNothingBesides() throws IOException {
        var guard = guard(List.of(Network.parse("10.1.0.0/16")));
        assertThat(ask(guard, "http://10.1.2.3/")).hasSize(1);
        assertThatThrownBy(() -> ask(guard, "http://10.2.2.3/")).isInstanceOf(RefusedAddressException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/rss, true",
        "http://localhost/rss, true",
        "http://10.1.2.3/rss, true",
        "http://169.254.169.254/latest, false",
        "http://intern.example/rss, false",
    })
    void whoWritesAPrivateAddressIntoASourceMeansItButForLinkLocalOnes(String address, boolean meant) {
        assertThat(!FetchRequest.networksNamedBy(address).isEmpty()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "example.org", "", "::/129", "10.0.0.0/x", "10.0.0.0/-1"})
    void whatIsNoNetworkIsNamed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(text))
                .withMessageContaining(text);
    }
}
