package dev.muster.provider.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON from outside")
class JsonTest {

    @Test
    void is_read_by_pointers() {
        JsonNode tree = read("{\"a\":{\"id\":\"x\",\"n\":5,\"none\":null,\"blank\":\" \"},\"list\":[1,2]}");

        assertThat(Json.at(tree, "/a/id")).contains("x");
        assertThat(Json.at(tree, "/a/n")).contains("5");
        assertThat(Json.at(tree, "/a/none")).isEmpty();
        assertThat(Json.at(tree, "/a/blank")).isEmpty();
        assertThat(Json.at(tree, "/a")).isEmpty();
        assertThat(Json.items(tree, "/list")).hasSize(2);
        assertThat(Json.items(tree, "/nowhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"a\":1", "<html>", "{\"a\":1}{\"b\":2}", "{\"a\":1,\"a\":2}", "NaN", "{a:1}"})
    void is_nothing_when_it_is_cut_doubled_or_something_else(String text) {
        assertThat(Json.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    @Tag("T17")
    void is_nothing_when_it_is_a_bomb() {
        assertThat(bomb("[".repeat(100_000))).isEmpty();
        assertThat(bomb("[".repeat(65) + "]".repeat(65))).isEmpty();
        assertThat(bomb("{\"" + "a".repeat(257) + "\":1}")).isEmpty();
        assertThat(bomb("\"" + "a".repeat(100_001) + "\"")).isEmpty();
        assertThat(bomb("9".repeat(1_000))).isEmpty();
        assertThat(bomb("[".repeat(64) + "]".repeat(64))).isPresent();
    }

    @Test
    void is_never_written_with_half_a_character() {
        assertThatThrownBy(() -> Json.write(Json.object().put("a", "x\ude00")))
                .hasMessageContaining("half a character");
        assertThat(Json.text(Json.object().put("a", "\ud83d\ude00"))).isEqualTo("{\"a\":\"\ud83d\ude00\"}");
    }

    private static JsonNode read(String text) {
        return bomb(text).orElseThrow();
    }

    private static java.util.Optional<JsonNode> bomb(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
