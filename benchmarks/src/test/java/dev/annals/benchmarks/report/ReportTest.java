package dev.annals.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path folder;

    private Report report() {
        return new Report(Instant.EPOCH, folder.resolve("lines.jsonl"));
    }

    @Test
    void aRowTellsTheMedianItsRangeAndWhatItReached() {
        Report report = report();
        report.add(new Figure("singles", "/s", new Goal.AtLeast(4_000, 6_000), Sample.of(5_000, 3_900, 7_000), 0.25));
        assertThat(report.markdown()).contains("| singles | 4,000/s | 6,000/s | 5,000/s (3,900..7,000) | 0.25 | yes |");
        assertThat(report.isReached()).isTrue();
    }

    @Test
    void theMedianDecides() {
        Goal most = new Goal.AtMost(50, 20);
        assertThat(most.verdict(50)).isEqualTo("yes");
        assertThat(most.verdict(20)).isEqualTo("aim");
        assertThat(most.verdict(50.1)).contains("missed");
        assertThat(new Goal.Exactly(200).verdict(199)).contains("missed");
        assertThat(Sample.of(1, 100, 3, 2).median()).isEqualTo(2.5);
    }

    @Test
    void oneMissedFigureIsEnoughToMiss() {
        Report report = report();
        report.add(new Figure("reached", "", new Goal.AtLeast(1, 1), Sample.of(1)));
        report.add(new Figure("missed", "", new Goal.AtLeast(2, 3), Sample.of(1)));
        assertThat(report.isReached()).isFalse();
    }

    @Test
    void everyFigureIsALineOfJsonAtOnce() throws IOException {
        report().add(new Figure("read", " ms", new Goal.None(), Sample.of(1.5, 2.5)));
        assertThat(Files.readString(folder.resolve("lines.jsonl"))).isEqualTo("""
                        {"run":"1970-01-01T00:00:00Z","what":"read","unit":"ms","median":2.0,"values":[1.5,2.5],\
                        "ofRaw":null,"verdict":""}
                        """);
    }
}
