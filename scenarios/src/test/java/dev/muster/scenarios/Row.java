package dev.muster.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row of the page about reliability: printed by each run, written by one with {@code -Dmuster.write=true}. */
public final class Row {

    private static final Path PAGE = Path.of("..", "docs", "RELIABILITY.md");

    private Row() {}

    /** Says what came of it, as {@link String#format} does. */
    public static void tell(String row, String text, Object... values) throws IOException {
        String line = "| " + row + " | " + String.format(text, values) + " |";
        System.out.println(line);
        if (Boolean.getBoolean("muster.write")) {
            Pattern old = Pattern.compile("(?m)^\\| " + row + " \\|.*$");
            String page = Files.readString(PAGE);
            if (!old.matcher(page).find()) {
                throw new IllegalStateException(PAGE + " has no row " + row + ": add one");
            }
            Files.writeString(PAGE, old.matcher(page).replaceFirst(Matcher.quoteReplacement(line)));
        }
    }
}
