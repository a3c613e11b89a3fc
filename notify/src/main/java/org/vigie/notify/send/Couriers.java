package org.vigie.notify.send;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.contract.Backoff;
import org.vigie.contract.UserError;
import org.vigie.notify.message.Message;
import org.vigie.notify.message.Told;
import org.vigie.notify.message.Wording;
import org.vigie.notify.plan.Channel;
import org.vigie.notify.plan.Destination;

/** One courier for each channel, each on a thread of its own, until they are closed. Thread-safe. */
public final class Couriers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);

    private final SendConfig config;
    private final Map<String, Courier> couriers = new HashMap<>();
    private final Map<String, ExecutorService> threads = new HashMap<>();
    private final BiConsumer<Message, Answer> listener;
    private final HttpClient client;

    /**
     * Couriers for some channels.
     *
     * @param told what a channel was told before
     * @param listener is told of each message that is settled, by the courier's thread
     */
    public Couriers(
            List<Channel> channels,
            SendConfig config,
            Function<String, List<Told>> told,
            BiConsumer<Message, Answer> listener) {
        this.config = config;
        this.listener = listener;
        client = HttpClient.newBuilder()
                .connectTimeout(config.requestLongest())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var backoff = new Backoff(config.retryFirst(), config.retryLongest(), RandomGenerator.getDefault());
        for (var channel : channels) {
            var sender = sender(channel, told);
            couriers.put(
                    channel.name(),
                    new Courier(sender, backoff, config.giveUp(), Clock.systemUTC(), time -> Thread.sleep(time)));
            threads.put(
                    channel.name(),
                    Executors.newSingleThreadExecutor(
                            Thread.ofVirtual().name("courier-" + channel.name()).factory()));
        }
    }

    private Sender sender(Channel channel, Function<String, List<Told>> told) {
        var wording = new Wording(channel.language());
        return switch (channel.destination()) {
            case Destination.Hook hook ->
                new HttpSender(
                        client,
                        hook,
                        format(channel, hook, wording),
                        config.web(),
                        config.requestLongest(),
                        Clock.systemUTC());
            case Destination.Mailboxes mailboxes ->
                new MailSender(config.mail(), mailboxes, wording, config.requestLongest(), Clock.systemUTC());
            case Destination.AtomFile file -> new FeedSender(file.file(), wording, told.apply(channel.name()));
        };
    }

    private static Format format(Channel channel, Destination.Hook hook, Wording wording) {
        return switch (channel.kind()) {
            case WEBHOOK -> new Webhook(wording, hook.secret() == null ? "" : hook.secret());
            case SLACK -> new Slack(wording);
            case MATTERMOST -> new Mattermost(wording);
            case DISCORD -> new Discord(wording);
            case TEAMS -> new Teams(wording);
            case NTFY -> new Ntfy(wording, hook);
            case MAIL, FEED -> throw new IllegalArgumentException(channel.name() + " asks no address");
        };
    }

    /**
     * Whether everything is there that the channels need.
     *
     * @throws UserError that says what is not
     */
    public static void require(List<Channel> channels, SendConfig config) {
        for (var channel : channels) {
            if (channel.kind() == Channel.Kind.MAIL && !config.mail().isComplete()) {
                throw new UserError("the channel " + channel.name()
                        + " sends mail: set notify.mail.host and notify.mail.from, or remove it");
            }
        }
    }

    /** Sends it after those that were handed over before, and tells the listener how it ended. */
    public void bring(Message message) {
        var name = message.channel().name();
        var courier = couriers.get(name);
        var thread = threads.get(name);
        if (courier == null || thread == null) {
            throw new IllegalArgumentException("there is no courier for " + name);
        }
        try {
            thread.execute(() -> bring(courier, message));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is stopping: the message stays in the ledger as on its way", name, e);
        }
    }

    /** Makes one attempt in this thread and returns what the receiver says; the listener is not told. */
    public Answer attempt(Message message) throws InterruptedException {
        var name = message.channel().name();
        var courier = couriers.get(name);
        if (courier == null) {
            throw new IllegalArgumentException("there is no courier for " + name);
        }
        return courier.attempt(message);
    }

    private void bring(Courier courier, Message message) {
        try {
            listener.accept(message, courier.bring(message));
        } catch (InterruptedException e) {
            LOG.debug("stopped while a message was on its way: it stays so in the ledger", e);
        } catch (RuntimeException e) {
            // A bug in one format must stop neither the others nor this channel for ever.
            LOG.error(
                    "{} cannot be told: this is a bug, please report it",
                    message.channel().name(),
                    e);
            listener.accept(message, new Answer.Refused("a bug: " + e.getClass().getSimpleName()));
        }
    }

    /** Interrupts what is on its way: it is sent again, with the same key, after the next start. */
    @Override
    public void close() {
        threads.values().forEach(ExecutorService::shutdownNow);
        client.shutdownNow();
        threads.values().forEach(ExecutorService::close);
    }
}
