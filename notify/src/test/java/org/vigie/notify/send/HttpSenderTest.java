package org.vigie.notify.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.notify.Examples.NOW;
import static org.vigie.notify.Examples.alert;
import static org.vigie.notify.Examples.channel;
import static org.vigie.notify.Examples.message;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.contract.Json;
import org.vigie.contract.Network;
import org.vigie.contract.PublicWeb;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Wording;
import org.vigie.notify.plan.Destination;

class HttpSenderTest {
    private static final String SECRET = "a secret";
    private static final PublicWeb THIS_MACHINE = new PublicWeb(List.of(Network.parse("127.0.0.0/8")));
    private static final Message MESSAGE = message(channel("hook"), alert("v4", NOW));

    private final HttpClient client = HttpClient.newHttpClient();
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        client.shutdownNow();
    }

    private Answer send(URI address, PublicWeb web) throws InterruptedException {
        var hook = new Destination.Hook(address, SECRET);
        var webhook = new Webhook(new Wording(Locale.ENGLISH), SECRET);
        return new HttpSender(client, hook, webhook, web, Duration.ofMillis(500), () -> NOW).send(MESSAGE);
    }

    private Answer send() throws InterruptedException {
        return send(receiver.address(), THIS_MACHINE);
    }

    @Test
    void theSignatureIsThatOfTimestampAndBodyAndTheKeyIsThere() throws Exception {
        assertThat(send()).isEqualTo(new Answer.Taken("HTTP 204"));

        var request = receiver.received().getFirst();
        var timestamp = request.headers().getFirst("Vigie-Timestamp");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((timestamp + "." + new String(request.body(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers().getFirst("Vigie-Signature"))
                .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal()));
        assertThat(timestamp).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo(MESSAGE.idempotencyKey());
        assertThat(request.headers().getFirst("Vigie-Event-Id")).isEqualTo(MESSAGE.idempotencyKey());
        var body = Json.MAPPER.readTree(request.body());
        assertThat(body.at("/alerts/0/alert/id").asText()).isEqualTo("new-release/deepseek/v4");
        assertThat(body.at("/alerts/0/change").asText()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 429})
    void aReceiverThatIsUnwellIsAskedAgain(int status) throws Exception {
        receiver.then(status);

        assertThat(send()).isEqualTo(new Answer.TryAgain("HTTP " + status, null));
    }

    @Test
    void itSaysWhen() throws Exception {
        receiver.then(429, "Retry-After", "7").then(503, "Retry-After", "Sun, 01 Mar 2026 12:01:00 GMT");

        assertThat(send()).isEqualTo(new Answer.TryAgain("HTTP 429", Duration.ofSeconds(7)));
        assertThat(send()).isEqualTo(new Answer.TryAgain("HTTP 503", Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413, 422})
    void aRefusalIsARefusal(int status) throws Exception {
        receiver.then(status);

        assertThat(send()).isEqualTo(new Answer.Refused("HTTP " + status));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        receiver.then(307, "Location", receiver.address().toString());

        assertThat(send()).isInstanceOf(Answer.Refused.class);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void silenceLostConnectionsAndEndlessAnswersAreTriedAgain() throws Exception {
        receiver.thenIsSilent().thenNeverEnds();

        assertThat(send()).isInstanceOf(Answer.TryAgain.class);
        assertThat(send()).isInstanceOf(Answer.TryAgain.class);
        var address = receiver.address();
        receiver.close();
        assertThat(send(address, THIS_MACHINE)).isInstanceOf(Answer.TryAgain.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:1/x", "http://169.254.169.254/latest", "http://[::1]:1/", "http://localhost:1/"
            })
    void nothingIsSentIntoNetworksThatAreNotAllowed(String address) throws Exception {
        assertThat(send(URI.create(address), PublicWeb.ONLY))
                .isInstanceOf(Answer.Refused.class)
                .satisfies(answer -> assertThat(answer.said()).contains("notify.networks.allowed"));
    }

    @Test
    void anUnknownHostIsAskedAgainAndItsAddressIsNotTold() throws Exception {
        var answer = send(URI.create("http://nowhere.invalid/secret-path"), PublicWeb.ONLY);

        assertThat(answer).isInstanceOf(Answer.TryAgain.class);
        assertThat(answer.said()).doesNotContain("secret-path");
    }
}
