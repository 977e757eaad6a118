package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.Map;
import java.util.Set;

/** Carries the client through the protocol engine to the handlers. */
final class ScimContext extends Context {

    private final ScimClient client;

    ScimContext(ScimClient client) {
        super(new Known(client));
        this.client = client;
    }

    static ScimClient client(Context context) {
        if (context instanceof ScimContext ours) {
            return ours.client;
        }
        throw new LoggiaException(ErrorCode.NOT_SIGNED_IN, "A SCIM request without a client.");
    }

    /** Whether nothing is to be changed. */
    static boolean isRead(Context context) {
        return context.getUriInfos().getHttpMethod() == HttpMethod.GET;
    }

    /** The token was looked at before the engine was asked. */
    private record Known(ScimClient client) implements Authorization {

        @Override
        public String getClientId() {
            return client.tokenId().toString();
        }

        @Override
        public Set<String> getClientRoles() {
            return Set.of();
        }

        @Override
        public boolean authenticate(Map<String, String> httpHeaders, Map<String, String> queryParams) {
            return true;
        }
    }
}
