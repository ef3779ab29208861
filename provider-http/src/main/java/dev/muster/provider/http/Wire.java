package dev.muster.provider.http;

import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.reach.Reach;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Secret;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Puts requests into the form that goes over the wire. Thread-safe. */
final class Wire {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Pattern NAMED = Pattern.compile("\\{([^{}]+)}");

    private final String provider;
    private final Reach reach;
    private final Map<String, String> defaults;

    Wire(String provider, Reach reach, Map<String, String> defaults) {
        this.provider = provider;
        this.reach = reach;
        this.defaults = Map.copyOf(defaults);
    }

    /**
     * The request as OkHttp sends it.
     *
     * @throws Rejected when it cannot be sent: a host that is not allowed, half a character, a part of the path that is none
     * @throws Misconfigured when the credentials cannot be sent
     */
    okhttp3.Request encode(Request request, Map<String, Secret> credentials) {
        Set<String> placed = new HashSet<>();
        HttpUrl.Builder url = url(request, placed);
        List<Request.Parameter> rest = request.parameters().stream()
                .filter(parameter -> !placed.contains(parameter.name()))
                .toList();
        request.query().forEach(each -> url.addQueryParameter(each.name(), each.value()));
        boolean inQuery = request.endpoint().encoding() == Endpoint.Encoding.QUERY;
        if (inQuery) {
            rest.forEach(each -> url.addQueryParameter(each.name(), each.value()));
        }
        HttpUrl whole = url.build();
        reach.refusal(whole).ifPresent(why -> {
            throw new Rejected(provider, "url of " + request, why, "allow the host if it is the tool's");
        });
        okhttp3.Request.Builder wire = new okhttp3.Request.Builder().url(whole);
        defaults.forEach(wire::header);
        for (Request.Parameter header : request.headers()) {
            if (!isSendable(header.value())) {
                throw unsendable(request, "header " + header.name(), "holds a character that no header may hold");
            }
            wire.header(header.name(), header.value());
        }
        credentials.forEach((name, value) -> wire.header(name, credential(value)));
        return wire.method(request.endpoint().method().name(), body(request, rest))
                .build();
    }

    private HttpUrl.Builder url(Request request, Set<String> placed) {
        if (request.elsewhere().isPresent()) {
            URI elsewhere = request.elsewhere().get();
            HttpUrl url = HttpUrl.parse(elsewhere.toString());
            if (url == null) {
                throw unsendable(request, "url", "is no http or https URL");
            }
            return url.newBuilder();
        }
        HttpUrl.Builder url = reach.base().newBuilder();
        for (String segment : request.endpoint().path().split("/", -1)) {
            url.addPathSegment(filled(request, segment, placed));
        }
        return url;
    }

    private String filled(Request request, String segment, Set<String> placed) {
        Matcher names = NAMED.matcher(segment);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            String name = names.group(1);
            String value = request.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(Request.Parameter::value)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(request + " has no value for " + name
                            + ", which its path names: add with(\"" + name + "\", …)"));
            if (value.isBlank() || value.matches("(?i)(\\.|%2e){1,2}")) {
                throw unsendable(request, name, "is no name of an object");
            }
            placed.add(name);
            names.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return names.appendTail(filled).toString();
    }

    private @Nullable RequestBody body(Request request, List<Request.Parameter> rest) {
        Endpoint endpoint = request.endpoint();
        return switch (endpoint.encoding()) {
            case QUERY -> needsBody(endpoint.method()) ? new SentOnce(RequestBody.create(new byte[0], null)) : null;
            case FORM -> {
                FormBody.Builder form = new FormBody.Builder();
                rest.forEach(each -> form.add(each.name(), each.value()));
                yield new SentOnce(form.build());
            }
            case JSON -> new SentOnce(RequestBody.create(json(request, rest), JSON));
        };
    }

    private byte[] json(Request request, List<Request.Parameter> rest) {
        try {
            return Json.write(request.tree(rest));
        } catch (IllegalArgumentException e) {
            throw unsendable(request, "body", String.valueOf(e.getMessage()));
        }
    }

    private String credential(Secret value) {
        if (!isSendable(value.reveal())) {
            throw new Misconfigured(
                    provider,
                    "credentials",
                    "hold a line break or another character that no header may hold",
                    "set them again without it");
        }
        return value.reveal();
    }

    private Rejected unsendable(Request request, String what, String problem) {
        return new Rejected(provider, what + " of " + request, problem, "put it right in what asked for this call");
    }

    private static boolean needsBody(Endpoint.Method method) {
        return method == Endpoint.Method.POST || method == Endpoint.Method.PUT || method == Endpoint.Method.PATCH;
    }

    private static boolean isSendable(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c < 0x7f));
    }
}
