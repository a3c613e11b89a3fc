package org.vigie.notify.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vigie.contract.PublicWeb;
import org.vigie.contract.RetryAfter;
import org.vigie.notify.message.Message;
import org.vigie.notify.plan.Destination;

/**
 * Posts a message to an address. The host is resolved and held against the public web before each request; the client then
 * finds the same answer in the JDK's cache of names. Redirects are not followed: they could lead anywhere.
 */
final class HttpSender implements Sender {
    /** Besides those of 500 and above: too slow, too early, too many. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);

    private final HttpClient client;
    private final Destination.Hook hook;
    private final Format format;
    private final PublicWeb web;
    private final Duration longest;
    private final InstantSource clock;

    HttpSender(
            HttpClient client,
            Destination.Hook hook,
            Format format,
            PublicWeb web,
            Duration longest,
            InstantSource clock) {
        this.client = client;
        this.hook = hook;
        this.format = format;
        this.web = web;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public Answer send(Message message) throws InterruptedException {
        var address = format.address(hook.address());
        try {
            var host = address.getHost();
            if (!Arrays.stream(InetAddress.getAllByName(host)).allMatch(web::mayBeAsked)) {
                return new Answer.Refused(
                        host
                                + " is not on the public web; if it should be told, add its network to notify.networks.allowed");
            }
            return read(ask(address, message));
        } catch (UnknownHostException e) {
            return new Answer.TryAgain("its host is not known", null);
        } catch (TimeoutException e) {
            return new Answer.TryAgain("no answer within " + longest, null);
        } catch (IOException e) {
            return new Answer.TryAgain("the connection failed (" + e.getClass().getSimpleName() + ")", null);
        }
    }

    private HttpResponse<Void> ask(URI address, Message message)
            throws IOException, InterruptedException, TimeoutException {
        var request = format.write(message, clock.instant());
        var post = HttpRequest.newBuilder(address)
                .timeout(longest)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Vigie")
                .header("Idempotency-Key", message.idempotencyKey())
                .POST(BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(post::header);
        var answer = client.sendAsync(post.build(), BodyHandlers.discarding());
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // also an answer whose body never ends
        }
    }

    private Answer read(HttpResponse<Void> response) {
        int status = response.statusCode();
        var said = "HTTP " + status;
        if (status >= 200 && status < 300) {
            return new Answer.Taken(said);
        }
        if (status >= 500 || NOT_NOW.contains(status)) {
            var after = response.headers().firstValue("Retry-After");
            return new Answer.TryAgain(
                    said,
                    after.flatMap(text -> RetryAfter.read(text, clock.instant()))
                            .orElse(null));
        }
        return new Answer.Refused(status >= 300 && status < 400 ? said + ": a redirect, which is not followed" : said);
    }
}
