package dev.muster.provider.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON trees, read within bounds (T17): nesting of at most 64, names of at most 256 and strings of at most 100,000 characters, one document, no name
 * twice. Nothing in a document chooses a class. All methods are thread-safe.
 */
public final class Json {

    private static final int MOST_DEPTH = 64;
    private static final int MOST_NAME = 256;
    private static final int MOST_STRING = 100_000;
    private static final int MOST_DIGITS = 400;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNameLength(MOST_NAME)
                            .maxStringLength(MOST_STRING)
                            .maxNumberLength(MOST_DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The tree of a document in UTF-8; empty when it is no JSON, or out of bounds. An empty document is none. */
    public static Optional<JsonNode> read(byte[] document) {
        try {
            JsonNode tree = MAPPER.readTree(document);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * A tree as UTF-8 bytes.
     *
     * @throws IllegalArgumentException when a text holds half a character (a lone surrogate)
     */
    public static byte[] write(JsonNode tree) {
        try {
            // the encoder reports half a character; Jackson's own way to bytes does not
            ByteBuffer bytes =
                    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(MAPPER.writeValueAsString(tree)));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new IllegalArgumentException("a text holds half a character: expected whole code points", e);
        }
    }

    /**
     * A tree as text, for form fields that take JSON.
     *
     * @throws IllegalArgumentException when a text holds half a character
     */
    public static String text(JsonNode tree) {
        return new String(write(tree), StandardCharsets.UTF_8);
    }

    /** A new object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new list. */
    public static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The text (or number, or truth value) at a JSON pointer such as {@code /channel/id}; empty when absent, null, blank, an object or a list. */
    public static Optional<String> at(JsonNode tree, String pointer) {
        JsonNode found = tree.at(pointer);
        return found.isValueNode() && !found.isNull()
                ? Optional.of(found.asText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    /** The elements of the list at a JSON pointer; empty when there is no list. */
    public static List<JsonNode> items(JsonNode tree, String pointer) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode found = tree.at(pointer);
        if (found.isArray()) {
            found.forEach(items::add);
        }
        return items;
    }
}
