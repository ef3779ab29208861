package dev.muster.provider.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads JQL as Jira does, as far as the language is published ("Use advanced search with Jira Query Language", operators, keywords and reserved
 * characters): it knows what the provider never writes, so that it sees what slipped in.
 */
final class JqlReader {

    /** What stands in a query beside one another. */
    sealed interface Node {}

    /** A field, an operator and what it is compared with, quotes and escapes taken off. */
    record Clause(String field, String operator, List<String> values) implements Node {}

    /** Clauses of which one is enough. */
    record AnyOf(List<Node> nodes) implements Node {}

    /** What must not hold. */
    record Not(Node node) implements Node {}

    /** Clauses that must all hold; a query is one of these, with what it is ordered by. */
    record AllOf(List<Node> nodes, List<String> order) implements Node {}

    /** A word, a text in quotes, or a sign. */
    private record Token(String text, boolean isText) {
        boolean is(String word) {
            return !isText && text.equalsIgnoreCase(word);
        }
    }

    private static final Set<String> OPERATORS =
            Set.of("=", "!=", "~", "!~", "<", ">", "<=", ">=", "in", "is", "was", "changed");
    private static final String SIGNS = "=!~<>(),";
    private static final String RESERVED = "{}[]+.;*/%^$#@?|&`'\"\\:-";

    private final List<Token> tokens = new ArrayList<>();
    private final String jql;
    private int next;

    private JqlReader(String jql) {
        this.jql = jql;
        tokenize();
    }

    /**
     * What a query says.
     *
     * @throws IllegalArgumentException when Jira would not understand it
     */
    static AllOf read(String jql) {
        JqlReader reader = new JqlReader(jql);
        Node where = reader.any();
        List<String> order = new ArrayList<>();
        if (reader.takes("order")) {
            reader.expect("by");
            do {
                StringBuilder by = new StringBuilder(reader.token().text());
                if (reader.sees("asc") || reader.sees("desc")) {
                    by.append(' ').append(reader.token().text());
                }
                order.add(by.toString());
            } while (reader.takes(","));
        }
        if (reader.next < reader.tokens.size()) {
            throw reader.wrong("something is left over");
        }
        return new AllOf(where instanceof AllOf all ? all.nodes() : List.of(where), order);
    }

    private Node any() {
        List<Node> nodes = new ArrayList<>(List.of(all()));
        while (takes("or") || takes("|") || takes("||")) {
            nodes.add(all());
        }
        return nodes.size() == 1 ? nodes.get(0) : new AnyOf(nodes);
    }

    private Node all() {
        List<Node> nodes = new ArrayList<>(List.of(one()));
        while (takes("and") || takes("&") || takes("&&")) {
            nodes.add(one());
        }
        return nodes.size() == 1 ? nodes.get(0) : new AllOf(nodes, List.of());
    }

    private Node one() {
        if (takes("not") || takes("!")) {
            return new Not(one());
        }
        if (takes("(")) {
            Node inside = any();
            expect(")");
            return inside;
        }
        String field = token().text();
        boolean isNot = takes("not");
        String operator = token().text().toLowerCase(Locale.ROOT);
        if (!OPERATORS.contains(operator)) {
            throw wrong("no operator: " + operator);
        }
        List<String> values = new ArrayList<>();
        if (takes("(")) {
            do {
                values.add(value());
            } while (takes(","));
            expect(")");
        } else {
            values.add(value());
        }
        return new Clause(field, (isNot ? "not " : "") + operator, values);
    }

    private String value() {
        Token value = token();
        if (!value.isText() && takes("(")) {
            StringBuilder call = new StringBuilder(value.text()).append('(');
            while (!takes(")")) {
                call.append(token().text());
            }
            return call.append(')').toString();
        }
        return value.text();
    }

    private boolean sees(String word) {
        return next < tokens.size() && tokens.get(next).is(word);
    }

    private boolean takes(String word) {
        boolean isThere = sees(word);
        next += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(String word) {
        if (!takes(word)) {
            throw wrong("expected " + word);
        }
    }

    private Token token() {
        if (next == tokens.size()) {
            throw wrong("it ends too early");
        }
        return tokens.get(next++);
    }

    private void tokenize() {
        int at = 0;
        while (at < jql.length()) {
            char c = jql.charAt(at);
            if (c == '"' || c == '\'') {
                at = quoted(at, c);
            } else if (SIGNS.indexOf(c) >= 0) {
                boolean isPair =
                        at + 1 < jql.length() && "!<>".indexOf(c) >= 0 && "=~".indexOf(jql.charAt(at + 1)) >= 0;
                tokens.add(new Token(jql.substring(at, at + (isPair ? 2 : 1)), false));
                at += isPair ? 2 : 1;
            } else if ("&|".indexOf(c) >= 0) {
                tokens.add(new Token(Character.toString(c), false));
                at++;
            } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                at++;
            } else {
                at = word(at);
            }
        }
    }

    private int word(int from) {
        int at = from;
        while (at < jql.length() && (SIGNS + " \n\r\t").indexOf(jql.charAt(at)) < 0) {
            char c = jql.charAt(at);
            if (RESERVED.indexOf(c) >= 0 || isIllegal(c)) {
                throw wrong("the reserved character " + (int) c);
            }
            at++;
        }
        tokens.add(new Token(jql.substring(from, at), false));
        return at;
    }

    private int quoted(int from, char quote) {
        StringBuilder text = new StringBuilder();
        int at = from + 1;
        while (at < jql.length() && jql.charAt(at) != quote) {
            char c = jql.charAt(at);
            if (isIllegal(c)) {
                throw wrong("the illegal character " + (int) c);
            }
            if (c == '\\') {
                at = escaped(at + 1, text);
            } else {
                text.append(c);
                at++;
            }
        }
        if (at == jql.length()) {
            throw wrong("a text without an end");
        }
        tokens.add(new Token(text.toString(), true));
        return at + 1;
    }

    private int escaped(int at, StringBuilder text) {
        if (at >= jql.length()) {
            throw wrong("an escape of nothing");
        }
        char c = jql.charAt(at);
        int meaning = "tnr\\'\" ".indexOf(c);
        if (meaning >= 0) {
            text.append("\t\n\r\\'\" ".charAt(meaning));
            return at + 1;
        }
        if (c == 'u' && at + 5 <= jql.length()) {
            text.append((char) Integer.parseInt(jql.substring(at + 1, at + 5), 16));
            return at + 5;
        }
        throw wrong("the escape of " + c);
    }

    private static boolean isIllegal(char c) {
        boolean isControl = Character.isISOControl(c) && c != '\n' && c != '\r';
        return isControl || (c >= '\ufdd0' && c <= '\ufdef') || c >= '\ufffe';
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(why + " in " + jql);
    }
}
