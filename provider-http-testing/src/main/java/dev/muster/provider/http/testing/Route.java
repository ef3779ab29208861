package dev.muster.provider.http.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** A scripted call: its name, what it matches, and what answers it. */
record Route(
        String name,
        String method,
        Pattern path,
        List<String> names,
        Script script,
        @Nullable Supplier<WebSocketListener> sockets) {

    private static final Pattern NAMED = Pattern.compile("\\{([^{}]+)}");

    static Route of(String name, Script script, @Nullable Supplier<WebSocketListener> sockets) {
        String[] parts = name.split(" ", 2);
        if (parts.length < 2 || !parts[1].startsWith("/")) {
            throw new IllegalArgumentException(
                    "route '" + name + "' cannot be read: expected one such as POST /incidents/{id}/notes");
        }
        List<String> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher matcher = NAMED.matcher(parts[1]);
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(parts[1].substring(from, matcher.start())))
                    .append("([^/]+)");
            names.add(matcher.group(1));
            from = matcher.end();
        }
        regex.append(Pattern.quote(parts[1].substring(from)));
        return new Route(name, parts[0], Pattern.compile(regex.toString()), names, script, sockets);
    }

    boolean matches(Heard request) {
        return method.equals(request.method()) && path.matcher(request.path()).matches();
    }

    Heard named(Heard request) {
        Matcher matcher = path.matcher(request.path());
        Map<String, String> values = new HashMap<>();
        if (matcher.matches()) {
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), decoded(matcher.group(i + 1)));
            }
        }
        return new Heard(
                name, request.method(), request.path(), values, request.query(), request.headers(), request.body());
    }

    @Nullable WebSocketListener socket() {
        return sockets == null ? null : sockets.get();
    }

    static Heard heard(RecordedRequest recorded) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 0; i < recorded.getHeaders().size(); i++) {
            headers.computeIfAbsent(recorded.getHeaders().name(i).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(recorded.getHeaders().value(i));
        }
        String target = recorded.getTarget();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String body = recorded.getBody() == null ? "" : recorded.getBody().utf8();
        return new Heard(
                recorded.getMethod() + " " + path,
                recorded.getMethod(),
                path,
                Map.of(),
                question < 0 ? Map.of() : Heard.pairs(target.substring(question + 1)),
                headers,
                body);
    }

    private static String decoded(String segment) {
        // in a path a plus is a plus
        return java.net.URLDecoder.decode(segment.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }
}
