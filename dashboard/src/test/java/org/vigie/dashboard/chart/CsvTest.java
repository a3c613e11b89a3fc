package org.vigie.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Chart.Cell;
import org.vigie.dashboard.chart.Chart.Column;
import org.vigie.dashboard.chart.Chart.Row;

class CsvTest {
    @Test
    void aChartHasALineForEachNumber() {
        var start = Instant.parse("2025-01-06T00:00:00Z");
        var end = Instant.parse("2025-01-13T00:00:00Z");
        var cells = List.of(new Cell(0.25, "25 %", 1, 4, null), new Cell(null, "–", 0, 0, null));
        var chart = new Chart(
                "c",
                "line",
                "t",
                "d",
                true,
                List.of(new Column("fr", "French"), new Column("-", "None")),
                List.of(new Row("6 Jan", start, end, true, true, 3, true, false, cells)),
                null,
                null,
                Address.of("/x.csv"),
                Address.of("/x"));
        assertThat(Csv.of(chart)).isEqualTo("""
                start,end,complete,before_collection,days_without_items,missed,series,label,value,count,of
                2025-01-06T00:00:00Z,2025-01-13T00:00:00Z,false,true,3,true,fr,French,0.25,1,4
                2025-01-06T00:00:00Z,2025-01-13T00:00:00Z,false,true,3,true,'-,None,,0,
                """.replace("\n", "\r\n"));
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsGuarded() {
        assertThat(Csv.of(
                        List.of("a"),
                        List.of(List.of("=1+1"), List.of("+1"), List.of("@x"), List.of("'=1"), List.of("a=1"))))
                .isEqualTo("a\r\n'=1+1\r\n'+1\r\n'@x\r\n''=1\r\na=1\r\n");
    }
}
