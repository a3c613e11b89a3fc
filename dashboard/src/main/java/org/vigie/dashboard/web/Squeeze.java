package org.vigie.dashboard.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers for browsers that unpack gzip: a long table becomes a tenth of itself. */
final class Squeeze {
    /** What is smaller fits into one packet as it is. */
    private static final int SMALL = 1_024;

    private Squeeze() {}

    /** @param accepted the header {@code Accept-Encoding} */
    static Answer squeeze(Answer answer, @Nullable String accepted) {
        if (answer.body().length < SMALL) {
            return answer;
        }
        var either = answer.with("Vary", "Accept-Encoding");
        return isGzip(accepted) ? packed(either) : either;
    }

    private static boolean isGzip(@Nullable String accepted) {
        return accepted != null
                && Stream.of(accepted.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1))
                        .anyMatch(coding -> coding.matches("(gzip|x-gzip)(;q=(1(\\.0*)?|0?\\.0*[1-9][0-9]*))?"));
    }

    private static Answer packed(Answer answer) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(answer.status(), answer.type(), packed.toByteArray(), answer.headers())
                .with("Content-Encoding", "gzip");
    }
}
