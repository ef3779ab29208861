package dev.muster.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The golden files are not equal to the design on the wire: {@code wire-differences.json} says in what they differ, and why. What a reader sees is compared
 * line by line in {@link DesignedMessagesTest}; here are the fields, their types and what is switched on or off.
 */
class WireDifferencesTest {

    private static final String FORM = "13-declare-modal";

    @Test
    void every_difference_between_the_design_and_the_wire_has_a_reason_and_every_reason_a_difference()
            throws IOException {
        Set<String> differences = new TreeSet<>();
        Set<String> names = new TreeSet<>(TwelveMessages.all().keySet());
        names.add(FORM);
        for (String name : names) {
            String golden = name.equals(FORM) ? "13-declare-form" : name;
            JsonNode ours = WireDifferences.read("/slack-messages/" + golden + ".json");
            differences.addAll(WireDifferences.between(WireDifferences.designed(name), ours));
        }
        List<JsonNode> reasons = WireDifferences.ofTheProvider();
        WireDifferences.assertEachIsAbout(reasons, differences);
        assertThat(WireDifferences.unexplained(reasons, differences)).isEmpty();
    }
}
