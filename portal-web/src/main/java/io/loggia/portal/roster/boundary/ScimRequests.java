package io.loggia.portal.roster.boundary;

import io.loggia.portal.roster.control.ScimClient;
import io.loggia.portal.roster.control.ScimEngine;
import io.loggia.portal.roster.control.ScimReply;
import io.loggia.portal.roster.control.ScimTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transactions of SCIM requests: one for who asks, one for what they ask. */
@ApplicationScoped
public class ScimRequests {

    @Inject
    private ScimTokens tokens;

    @Inject
    private ScimEngine engine;

    /** Takes an error through the end of the transaction, so that nothing of a refused request stays. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ScimReply reply;

        Refused(ScimReply reply) {
            super("SCIM status " + reply.status(), null, false, false);
            this.reply = reply;
        }

        ScimReply reply() {
            return reply;
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    public Optional<ScimClient> client(String token) {
        return tokens.client(token);
    }

    /** @throws Refused when the answer is an error */
    @Transactional(TxType.REQUIRES_NEW)
    public ScimReply answer(
            ScimClient client, String method, String url, @Nullable String body, Map<String, String> headers) {
        ScimReply reply = engine.answer(client, method, url, body, headers);
        if (reply.isError()) {
            throw new Refused(reply);
        }
        return reply;
    }
}
