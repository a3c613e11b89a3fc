package org.vigie.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes, there is a feed or a reason. The build runs the feeds of {@code testdata} through it, then mutates
 * them for a short while; CONTRIBUTING says how to do that for longer.
 */
class FeedReaderFuzzTest {
    private static final Origin ORIGIN = new Origin("https://quai.example/feed", null, null, null);

    static Stream<Arguments> feeds() throws IOException {
        return FeedFilesTest.files().map(file -> {
            try {
                return Arguments.of((Object) Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @MethodSource("feeds")
    @FuzzTest(maxDuration = "20s")
    void anyBytesAreAFeedOrAReason(byte[] body) {
        try {
            assertThat(new FeedReader().read(body, ORIGIN).entries()).isNotNull();
        } catch (UnreadableFeedException e) {
            assertThat(e).hasMessageNotContaining("bug");
        }
    }
}
