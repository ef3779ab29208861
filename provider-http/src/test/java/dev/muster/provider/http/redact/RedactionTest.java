package dev.muster.provider.http.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.json.Json;
import dev.muster.spi.config.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A redaction")
@Tag("T06")
class RedactionTest {

    private final Redaction redaction = new Redaction();

    @Test
    void hides_a_secret_in_every_form_it_travels_in() {
        String secret = "s3cr3t/Kanarie+1";
        redaction.learn(Secret.of(secret));
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));

        assertThat(redaction.text("a " + secret + " b")).isEqualTo("a *** b");
        assertThat(redaction.text("?key=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .doesNotContain("Kanarie");
        assertThat(redaction.text("x " + base64)).isEqualTo("x ***");
        assertThat(redaction.toString()).doesNotContain("Kanarie");
    }

    @Test
    void hides_what_is_inside_a_header_that_it_was_told() {
        redaction.learn(Secret.of("Token token=kanarie-0815"));
        redaction.learn(Secret.of("Basic "
                + Base64.getEncoder().encodeToString("ann@example.com:kanarie-4711".getBytes(StandardCharsets.UTF_8))));

        assertThat(redaction.text("kanarie-0815 and kanarie-4711")).isEqualTo("*** and ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xoxb-2222-3333-abcdef", "xapp-1-A111-222-abcdef", "ATATT3xFfGF0abcdef", "Bearer abcdef.ghijkl",
                "Basic YW5uOnBhc3M=", "token=abcdefgh", "https://ann:pass@example.com/", "ghp_abcdefghijkl",
                "eyJhbGciOiJSUzI1NiJ9.abc"
            })
    void hides_tokens_by_their_shape_though_nobody_told_it(String token) {
        assertThat(redaction.text("it said: " + token)).contains("***").doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u001b[31mb", "a\u202eb", "a\u2066b", "a\u0085b", "a\u2028b", "a\u0000b"})
    @Tag("T19")
    void leaves_nothing_that_forges_a_line_or_turns_a_terminal(String text) {
        assertThat(redaction.text(text))
                .matches("a [ \\[31mb]*b?.*")
                .doesNotContain("\n", "\u001b", "\u202e", "\u2066");
        assertThat(redaction.text(text).chars().noneMatch(c -> c < 0x20 || c == 0x85 || c == 0x2028))
                .isTrue();
    }

    @Test
    void cuts_long_words_never_inside_a_character() {
        assertThat(redaction.brief("ab\ud83d\ude00cd", 3)).isEqualTo("ab…");
        assertThat(redaction.brief("short", 10)).isEqualTo("short");
    }

    @Test
    void shows_the_shape_of_a_body_and_not_a_word_of_it() {
        String shape =
                redaction.shape(Json.read("{\"text\":\"Ceo is ill\",\"n\":5,\"list\":[{\"a\":\"b\"}],\"none\":[]}"
                                .getBytes(StandardCharsets.UTF_8))
                        .orElseThrow());

        assertThat(shape).isEqualTo("{list=1 x {a=1 characters}, n=number, none=[], text=10 characters}");
    }
}
