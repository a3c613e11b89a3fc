package org.vigie.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** Where log lines go: nowhere for the tools, to standard output for a service, to a file beside the live view. */
final class Logs {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS,UTC}Z %-5level [%thread] %logger{24} %msg%n";

    private static final FileSize LARGEST_FILE = FileSize.valueOf("20MB");
    private static final int OLD_FILES = 3;

    private Logs() {}

    /** Also silences what libraries say through java.util.logging. */
    static void quiet() {
        LogManager.getLogManager().reset();
        context().getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }

    static void toConsole() {
        to(new ConsoleAppender<>());
    }

    static void toFile(Path file) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setFile(file.toString());
        var window = new FixedWindowRollingPolicy();
        window.setContext(context());
        window.setParent(appender);
        window.setFileNamePattern(file + ".%i");
        window.setMaxIndex(OLD_FILES);
        window.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context());
        size.setMaxFileSize(LARGEST_FILE);
        size.start();
        appender.setRollingPolicy(window);
        appender.setTriggeringPolicy(size);
        to(appender);
    }

    /** One block at the start of each process, secrets masked. */
    static void settings(Map<String, String> effective) {
        var log = LoggerFactory.getLogger("vigie");
        effective.forEach((key, value) -> log.info("setting {}={}", key, value));
    }

    private static void to(ch.qos.logback.core.OutputStreamAppender<ILoggingEvent> appender) {
        var context = context();
        context.reset();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender((Appender<ILoggingEvent>) appender);
        context.getLogger("vigie").setLevel(Level.INFO);
        context.getLogger("org.vigie").setLevel(Level.INFO);
        // It warns whenever somebody reads a compacted topic to its end and closes, as the dashboard does all the time.
        context.getLogger("org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils")
                .setLevel(Level.ERROR);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
