package io.loggia.portal.roster.control;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResponseException;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SCIM 2.0 (RFC 7643, RFC 7644): takes requests apart and checks them against the schemas, which tell of what is kept here
 * and nothing more.
 */
@ApplicationScoped
public class ScimEngine {

    /** Status of a change that was rolled back for the sake of another: made again, it may well succeed. */
    public static final int GAVE_WAY = 503;

    /** The most resources that one answer lists. */
    static final int MAX_RESULTS = 200;

    private static final Set<String> USER_ATTRIBUTES =
            Set.of("id", "externalId", "meta", "userName", "name", "displayName", "active", "emails", "groups");
    private static final Set<String> ENTERPRISE_ATTRIBUTES = Set.of("department", "manager");

    /** SQLSTATE class 23: an integrity constraint was violated. */
    private static final String INTEGRITY = "23";
    /** SQLSTATE class 40: the transaction was rolled back, as in a deadlock. */
    private static final String ROLLED_BACK = "40";

    @Inject
    private ScimPeople people;

    @Inject
    private ScimGroups groups;

    private ResourceEndpoint endpoint;

    /** For CDI, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public ScimEngine() {}

    @PostConstruct
    void build() {
        endpoint = endpoint(new ScimUserHandler(people), new ScimGroupHandler(groups));
    }

    static ResourceEndpoint endpoint(ScimUserHandler users, ScimGroupHandler groups) {
        ResourceEndpoint endpoint = new ResourceEndpoint(serviceProvider());
        versioned(endpoint.registerEndpoint(new EndpointDefinition(
                JsonHelper.loadJsonDocument(ClassPathReferences.USER_RESOURCE_TYPE_JSON),
                schema(ClassPathReferences.USER_SCHEMA_JSON, USER_ATTRIBUTES),
                List.of(schema(ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON, ENTERPRISE_ATTRIBUTES)),
                users)));
        versioned(endpoint.registerEndpoint(new EndpointDefinition(
                JsonHelper.loadJsonDocument(ClassPathReferences.GROUP_RESOURCE_TYPE_JSON),
                JsonHelper.loadJsonDocument(ClassPathReferences.GROUP_SCHEMA_JSON),
                List.of(),
                groups)));
        return endpoint;
    }

    private static void versioned(ResourceType type) {
        type.getFeatures().setETagFeature(new ETagFeature(true));
    }

    /**
     * Answers one request, in the caller's transaction; that is to be rolled back when the answer is an error.
     *
     * @param url the whole address, with the query
     * @param body null or empty when there is none
     */
    public ScimReply answer(
            ScimClient client, String method, String url, @Nullable String body, Map<String, String> headers) {
        try {
            HttpMethod asked = HttpMethod.valueOf(method);
            String understood = body == null || body.isBlank() ? "" : understood(asked, url, body);
            return reply(
                    endpoint.handleRequest(url, asked, understood, new HashMap<>(headers), new ScimContext(client)));
        } catch (ScimException e) {
            return reply(new ErrorResponse(e));
        }
    }

    /** An error outside of any resource. */
    public static ScimReply error(int status, String detail) {
        return reply(new ErrorResponse(new ResponseException(detail, status, null)));
    }

    private static String understood(HttpMethod method, String url, String body) {
        if (method == HttpMethod.PATCH) {
            return ScimDialect.patch(body);
        }
        return url.endsWith("/.search") ? body : ScimDialect.resource(body);
    }

    private static ScimReply reply(ScimResponse response) {
        if (response instanceof ErrorResponse error && isOfClass(INTEGRITY, error.getScimException())) {
            // Two requests that make the same user at the same time: both have looked, one has come first.
            return reply(new ErrorResponse(
                    new ConflictException("There is such a resource already.", ScimType.RFC7644.UNIQUENESS)));
        }
        if (response instanceof ErrorResponse error && isOfClass(ROLLED_BACK, error.getScimException())) {
            // Two changes that waited for each other, as when two people become each other's manager.
            return error(GAVE_WAY, "Another change came first. Try again.");
        }
        String body = response.isEmpty() ? null : response.toString();
        return new ScimReply(response.getHttpStatus(), Map.copyOf(response.getHttpHeaders()), body);
    }

    /** @param states the first two characters of SQL's states of that kind */
    private static boolean isOfClass(String states, @Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(states)) {
                return true;
            }
        }
        return false;
    }

    private static ServiceProvider serviceProvider() {
        return ServiceProvider.builder()
                .filterConfig(new FilterConfig(true, MAX_RESULTS))
                .patchConfig(PatchConfig.builder()
                        .supported(true)
                        // Clients send all that they know; what is not kept here is none of their concern.
                        .ignoreUnknownAttributes(true)
                        .doNotFailOnNoTarget(true)
                        .activateMsAzureFilterWorkaround(true)
                        .build())
                .sortConfig(new SortConfig(true))
                .eTagConfig(new ETagConfig(true))
                // A client may send one request after another; what one of many did wrong would be told late.
                .bulkConfig(BulkConfig.builder().supported(false).build())
                .authenticationSchemes(List.of(AuthenticationScheme.builder()
                        .name("OAuth Bearer Token")
                        .description("A token that an administrator has made for this client")
                        .specUri("https://www.rfc-editor.org/rfc/rfc6750")
                        .type("oauthbearertoken")
                        .primary(true)
                        .build()))
                .caseInsensitiveValidation(true)
                .lenientContentTypeChecking(true)
                .build();
    }

    /** A standard schema without what is not kept here, so that clients learn what they may map. */
    private static JsonNode schema(String resource, Set<String> kept) {
        JsonNode schema = JsonHelper.loadJsonDocument(resource);
        Iterator<JsonNode> attributes = schema.get("attributes").elements();
        while (attributes.hasNext()) {
            if (!kept.contains(attributes.next().get("name").textValue())) {
                attributes.remove();
            }
        }
        return schema;
    }
}
