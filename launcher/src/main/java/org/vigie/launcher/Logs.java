package org.vigie.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** Where log lines go: nowhere for the tools, to standard output for a service, to a file beside the live view. */
final class Logs {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS,UTC}Z %-5level [%thread] %logger{24} %msg%n";

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
        var appender = new FileAppender<ILoggingEvent>();
        appender.setFile(file.toString());
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
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
