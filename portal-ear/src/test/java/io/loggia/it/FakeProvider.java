package io.loggia.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider at an address of this machine that does as it should until a test bends one of its answers. Whoever
 * comes to its authorization address is {@link #signsIn} at once. Its refresh tokens work once.
 */
final class FakeProvider extends FakeServer {
    static final String CLIENT = "loggia";
    static final String SECRET = "client secret of these tests, which is long enough to sign with";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LIFE_SECONDS = 300;

    private final List<String> issued = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> subjects = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private final Map<String, Object> metadata = new ConcurrentHashMap<>();
    private final List<ECKey> published = new CopyOnWriteArrayList<>();
    private volatile ECKey key = newKey();
    private volatile String next = "nobody";
    private volatile UnaryOperator<Map<String, String>> returning = UnaryOperator.identity();
    private volatile Function<JWTClaimsSet.Builder, String> idToken = claims -> sign(claims.build());

    FakeProvider() {
        published.add(key);
        metadata.putAll(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "jwks_uri",
                issuer() + "/jwks",
                "end_session_endpoint",
                issuer() + "/end",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("ES256"),
                "backchannel_logout_supported",
                true));
        start();
    }

    String issuer() {
        return base();
    }

    /** Who signs in next, and what refreshed tokens of this {@code sub} say from now on. */
    void signsIn(Map<String, Object> claims) {
        next = String.valueOf(claims.get("sub"));
        people.put(next, Map.copyOf(claims));
    }

    /** Changes what discovery says. */
    void says(String name, Object value) {
        metadata.put(name, value);
    }

    /** Tells from now on whether access tokens still count (RFC 7662). */
    void introspects() {
        says("introspection_endpoint", issuer() + "/introspect");
    }

    void revoke(String accessToken) {
        revoked.add(accessToken);
    }

    /** Changes the parameters that the browser brings back. */
    void returning(UnaryOperator<Map<String, String>> change) {
        returning = change;
    }

    /** Makes ID tokens of the right claims in another way. */
    void idToken(Function<JWTClaimsSet.Builder, String> forge) {
        idToken = forge;
    }

    /** Signs by another key from now on, which is not published yet. */
    void take(ECKey another) {
        key = another;
    }

    void publish(ECKey added) {
        published.add(added);
    }

    ECKey key() {
        return key;
    }

    /** Every code and token that was given out, and the client's secret. */
    List<String> secrets() {
        return issued;
    }

    String sign(JWTClaimsSet claims) {
        return sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()), claims, key);
    }

    static String sign(JWSHeader.Builder header, JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A logout token as it should be, but for what {@code change} does. */
    String logoutToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims().jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("logout+jwt"))
                .keyID(key.getKeyID());
        return sign(header, change.apply(claims).build(), key);
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.getEpochSecond() + LIFE_SECONDS);
    }

    @Override
    Reply answer(Call call) {
        return switch (call.path()) {
            case "/.well-known/openid-configuration" -> Reply.of(200, json(metadata));
            case "/jwks" -> Reply.of(200, json(new JWKSet(List.copyOf(published)).toJSONObject(true)));
            case "/authorize" -> authorize(call.parameters());
            case "/token" -> token(call.parameters());
            case "/userinfo" ->
                Reply.of(200, json(claimsOf(String.valueOf(call.authorization()).replace("Bearer ", ""))));
            case "/introspect" ->
                Reply.of(
                        200,
                        json(Map.of(
                                "active", !revoked.contains(call.parameters().get("token")))));
            default -> Reply.html(404);
        };
    }

    private Reply authorize(Map<String, String> asked) {
        String code = secret("code", next);
        codes.put(code, asked);
        Map<String, String> back = new TreeMap<>(Map.of("code", code, "state", asked.getOrDefault("state", "")));
        if (metadata.containsKey("authorization_response_iss_parameter_supported")) {
            back.put("iss", issuer());
        }
        String query = returning.apply(back).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Reply.redirect(asked.get("redirect_uri") + "?" + query);
    }

    private Reply token(Map<String, String> asked) {
        boolean isRefresh = "refresh_token".equals(asked.get("grant_type"));
        String worksOnce = asked.getOrDefault(isRefresh ? "refresh_token" : "code", "");
        String subject = subjects.remove(worksOnce);
        Map<String, String> request = codes.get(worksOnce);
        return subject == null
                ? Reply.of(400, json(Map.of("error", "invalid_grant")))
                : tokens(subject, request == null ? null : request.get("nonce"));
    }

    private Map<String, Object> claimsOf(String accessToken) {
        return people.getOrDefault(subjects.getOrDefault(accessToken, ""), Map.of());
    }

    private Reply tokens(String subject, @Nullable String nonce) {
        JWTClaimsSet.Builder claims = claims();
        people.getOrDefault(subject, Map.of("sub", subject)).forEach(claims::claim);
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        String identity = idToken.apply(claims);
        issued.add(identity);
        return Reply.of(
                200,
                json(Map.of(
                        "access_token",
                        secret("access", subject),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        LIFE_SECONDS,
                        "refresh_token",
                        secret("refresh", subject),
                        "id_token",
                        identity)));
    }

    private String secret(String kind, String subject) {
        String made = kind + "-" + UUID.randomUUID();
        subjects.put(made, subject);
        issued.add(made);
        return made;
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
