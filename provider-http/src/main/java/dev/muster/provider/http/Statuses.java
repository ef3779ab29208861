package dev.muster.provider.http;

import dev.muster.spi.call.ProviderException;

/** What an HTTP status means when a vendor says nothing else. */
final class Statuses {

    private Statuses() {}

    static Outcome outcome(Answer answer, Dialect dialect) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Outcome.done(answer);
        }
        if (status == 429) {
            return dialect.limited(answer);
        }
        if (status == 408 || status >= 500) {
            Complaint complaint = dialect.complaint(answer);
            return new Outcome.Unknown(
                    "answered " + status + (complaint.code().isEmpty() ? "" : " " + complaint.code()), null);
        }
        return Outcome.refused(answer, dialect.complaint(answer));
    }

    static ProviderException refusal(String provider, Endpoint endpoint, Outcome.Refused refused) {
        int status = refused.status();
        if (status == 401) {
            return Dialect.misconfigured(
                    provider,
                    "credentials for " + endpoint.name(),
                    refused,
                    "check the token, and renew it if it was revoked or has expired");
        }
        if (status == 403) {
            return Dialect.misconfigured(
                    provider,
                    "permissions for " + endpoint.name(),
                    refused,
                    endpoint.scopes().isEmpty()
                            ? "give the account of the token the right to do this"
                            : "give the token " + String.join(", ", endpoint.scopes()));
        }
        if (status == 407) {
            return Dialect.misconfigured(provider, "proxy", refused, "give the JVM the proxy's credentials");
        }
        if (status >= 300 && status < 400) {
            return Dialect.misconfigured(
                    provider,
                    "url",
                    refused,
                    "set the URL that the tool answers at itself; redirects are not followed");
        }
        return Dialect.rejected(
                provider, endpoint.name(), refused, "put right what it names, or do it by hand in the tool");
    }

    static String told(Outcome.Refused refused) {
        StringBuilder words = new StringBuilder("was refused with ").append(refused.status());
        if (!refused.code().equals(Integer.toString(refused.status()))) {
            words.append(' ').append(refused.code());
        }
        if (!refused.message().isEmpty() && !refused.message().equals(refused.code())) {
            words.append(" (").append(refused.message()).append(')');
        }
        return words.toString();
    }
}
