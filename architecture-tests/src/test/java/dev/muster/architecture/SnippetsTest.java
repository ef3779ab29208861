package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The code that the pages show is code that is compiled and run: each Java block stands below the name of a file and of a region in it, {@code <!-- from:
 * path#region -->}, and is that region, letter for letter.
 */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- from: (\\S+)#(\\S+) -->\n)?```java\n(.*?)\n```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> the_pages_show_code_that_runs() throws IOException {
        List<Path> pages = new ArrayList<>();
        pages.add(ROOT.resolve("README.md"));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.getFileName().toString(),
                        () -> assertThat(differences(Files.readString(page))).isEmpty()));
    }

    @Test
    void a_block_without_a_source_and_one_that_differs_from_it_are_found() throws IOException {
        String file = "examples/letterbox/src/main/java/dev/muster/examples/letterbox/Letterbox.java";
        String shown = region(file, "provider");
        String page = "<!-- from: " + file + "#provider -->\n```java\n" + shown + "\n```\n";
        assertThat(differences(page)).isEmpty();
        assertThat(differences(page.replace("client.close()", "client.closed()")))
                .containsExactly(file + "#provider is not what the page shows");
        assertThat(differences("```java\nint x = 1;\n```\n")).containsExactly("a block names no source: int x = 1;");
    }

    private static List<String> differences(String page) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            String file = blocks.group(1);
            String shown = blocks.group(3);
            if (file == null) {
                found.add(
                        "a block names no source: " + shown.lines().findFirst().orElse(""));
            } else if (!region(file, blocks.group(2)).equals(shown)) {
                found.add(file + "#" + blocks.group(2) + " is not what the page shows");
            }
        }
        return found;
    }

    /** The lines between the marks of a region, moved to the left; a region may be made of several parts. */
    private static String region(String file, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        int indent = 0;
        boolean inside = false;
        for (String line : Files.readAllLines(ROOT.resolve(file))) {
            if (line.strip().equals("// tag::" + name)) {
                indent = lines.isEmpty() ? line.indexOf('/') : indent;
                inside = true;
            } else if (line.strip().equals("// end::" + name)) {
                inside = false;
            } else if (inside) {
                lines.add(line.length() >= indent ? line.substring(indent) : line);
            }
        }
        assertThat(lines).as("the region %s of %s", name, file).isNotEmpty();
        return String.join("\n", lines);
    }
}
