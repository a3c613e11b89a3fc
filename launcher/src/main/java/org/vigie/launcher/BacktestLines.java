package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Alert;
import org.vigie.contract.Json;
import org.vigie.launcher.BacktestResult.Noise;
import org.vigie.launcher.Rehearsal.Sent;

/** For scripts: a line of JSON each, and {@code line} says what it is: alert, message, new, gone, rule. */
record BacktestLines(PrintWriter out) implements BacktestReport {
    @Override
    public void print(BacktestResult result) throws JsonProcessingException {
        for (var alert : result.alerts().all()) {
            write(line("alert", alert));
        }
        for (var sent : result.sent()) {
            write(line(sent));
        }
        for (var alert : result.gained()) {
            write(line("new", alert));
        }
        for (var alert : result.lost()) {
            write(line("gone", alert));
        }
        for (var noise : result.noise()) {
            write(line(noise));
        }
    }

    private void write(Map<String, @Nullable Object> line) throws JsonProcessingException {
        out.println(Json.MAPPER.writeValueAsString(line));
    }

    private static Map<String, @Nullable Object> line(String what, Alert alert) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("line", what);
        line.put("at", alert.at());
        line.put("rule", alert.rule());
        line.put("id", alert.id());
        line.put("title", alert.title());
        line.put("withdrawn", alert.withdrawn());
        line.put("ended", alert.hasEnded());
        return line;
    }

    private static Map<String, @Nullable Object> line(Sent sent) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("line", "message");
        line.put("at", sent.at());
        line.put("channel", sent.message().channel().name());
        line.put(
                "alerts",
                sent.message().told().stream()
                        .map(told -> Map.of(
                                "id",
                                told.alert().id(),
                                "change",
                                told.change().name().toLowerCase(Locale.ROOT)))
                        .toList());
        return line;
    }

    private static Map<String, @Nullable Object> line(Noise noise) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("line", "rule");
        line.put("rule", noise.rule());
        line.put("alerts", noise.alerts());
        line.put("withdrawn", noise.withdrawn());
        line.put("messages", noise.messages());
        line.put("perWeek", noise.perWeek());
        return line;
    }
}
