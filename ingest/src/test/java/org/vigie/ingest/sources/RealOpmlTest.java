package org.vigie.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vigie.contract.Source;

/** Lists as newsreaders and people publish them. They are not in this repository: the test is skipped where they are not. */
class RealOpmlTest {
    private static final Path FOLDER = Path.of("..", "..", "shared", "recordings", "opml");
    private static final Pattern ADDRESS = Pattern.compile("(?i)xmlUrl\\s*=\\s*[\"']([^\"']+)");

    private static List<Path> files() throws IOException {
        assumeThat(FOLDER).isDirectory();
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".opml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyAddressIsReadOrRemarkedOnAndComesBack() throws IOException {
        int sources = 0;
        for (var file : files()) {
            var addresses = ADDRESS.matcher(Files.readString(file)).results().toList();
            if (addresses.isEmpty()) {
                continue;
            }
            var list = SourceList.read(file);
            assertThat(list.sources().size() + list.remarks().size())
                    .as("%s %s", file, list.remarks())
                    .isEqualTo(addresses.size());
            assertThat(list.sources())
                    .as(file.toString())
                    .extracting(Source::id)
                    .doesNotHaveDuplicates();

            var again = OpmlFile.parse(OpmlFile.write(list.sources()), "again");
            assertThat(again.sources()).as(file.toString()).containsExactlyInAnyOrderElementsOf(list.sources());
            var yaml = SourceList.parse(SourcesFile.write(list.sources()), "yaml");
            assertThat(yaml.sources()).as(file.toString()).isEqualTo(list.sources());
            sources += list.sources().size();
        }
        assertThat(sources).isGreaterThan(350);
    }
}
