package dev.muster.examples.quickstart;

import dev.muster.Incident;
import dev.muster.lifecycle.Resource;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.metrics.ResponseTimes;
import dev.muster.testing.TestIncidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What stays of an incident, as Markdown files. */
final class Papers {

    private Papers() {}

    /** Writes timeline, review and metrics into a folder, and answers the files by what they hold. */
    static Map<String, Path> write(Incident incident, TestIncidents world, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = incident.id().toLowerCase(Locale.ROOT);
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(
                "timeline",
                file(folder, name + "-timeline.md", incident.timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC)));
        files.put("review", file(folder, name + "-review.md", review(incident, world)));
        files.put("metrics", file(folder, name + "-metrics.md", metrics(incident)));
        return files;
    }

    private static Path file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.endsWith("\n") ? text : text + "\n");
    }

    private static String review(Incident incident, TestIncidents world) {
        Optional<Resource> document = incident.resource(ResourceKind.REVIEW_DOCUMENT);
        return document.flatMap(d -> world.tools().files().file(d.id()))
                .map(file -> "# " + file.title() + "\n\n" + file.text())
                .orElse("# " + incident.title() + "\n\nThe playbook asks for no review document.");
    }

    private static String metrics(Incident incident) {
        ResponseTimes times = incident.responseTimes();
        return "# " + incident.id() + " " + incident.title()
                + "\n\n| metric | from the beginning of the impact |\n|---|---|\n"
                + row("TTD, time to detect", times.ttd().text())
                + row("TTM, time to mitigate", times.ttm().text())
                + row("TTR, time to resolve", times.ttr().text())
                + "\n| metric | from the declaration |\n|---|---|\n"
                + row("TTA, time to acknowledge", times.tta().text());
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + value + " |\n";
    }
}
