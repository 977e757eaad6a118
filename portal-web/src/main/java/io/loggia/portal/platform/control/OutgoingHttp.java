package io.loggia.portal.platform.control;

import io.loggia.portal.platform.control.OutgoingException.Reason;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.mime.FileBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Calls other servers at addresses that an admin has typed. An address is judged after its name was resolved, and that very
 * address is connected to; TLS is required and host names are verified; redirects are not followed; time and size are
 * limited. Exceptions to the first two are the operator's alone ({@code loggia.outgoing.allowed}).
 *
 * <p>Safe for use by many threads.
 */
@ApplicationScoped
public class OutgoingHttp {

    private static final int MOST_CONNECTIONS_TO_A_HOST = 20;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ScheduledExecutorService scheduler;

    private static final Pattern NUMBERS =
            Pattern.compile("(0x[0-9a-f]*|[0-9]+)([.](0x[0-9a-f]*|[0-9]+))*[.]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTTED_QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})([.](0|[1-9][0-9]{0,2})){3}");

    @Inject
    @ConfigProperties
    private OutgoingConfig config;

    private AddressGuard guard = new AddressGuard("none");
    private DnsResolver names = SystemDefaultDnsResolver.INSTANCE;
    private @Nullable CloseableHttpClient client;

    /** For CDI, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public OutgoingHttp() {}

    /** With names that a test resolves as it likes. */
    @SuppressWarnings("UnnecessaryAssignment") // There is no container in such a test.
    OutgoingHttp(OutgoingConfig config, ScheduledExecutorService scheduler, DnsResolver names) {
        this.config = config;
        this.scheduler = scheduler;
        this.names = names;
    }

    /** An answer, whatever its status. Header names are in lower case. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    @PostConstruct
    void open() {
        guard = new AddressGuard(config.allowed);
        Timeout answer = Timeout.of(config.answerTimeout);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(guard, names))
                        .setTlsSocketStrategy(
                                new DefaultClientTlsStrategy(TrustedAuthorities.context(config.trustedCertificates)))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(config.connectTimeout))
                                .setSocketTimeout(answer)
                                .build())
                        .setMaxConnPerRoute(MOST_CONNECTIONS_TO_A_HOST)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(answer).build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Loggia")
                .build();
    }

    @PreDestroy
    void close() {
        try {
            if (client != null) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws OutgoingException when there is no answer, with the reason in words */
    public Answer get(URI address, Map<String, String> headers) throws OutgoingException {
        return send("GET", address, headers, null);
    }

    /** @throws OutgoingException when there is no answer, with the reason in words */
    public Answer post(URI address, Map<String, String> headers, String contentType, String body)
            throws OutgoingException {
        return send(
                "POST",
                address,
                headers,
                new StringEntity(body, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8)));
    }

    /**
     * A call with a time limit of its own.
     *
     * @param limit how long all of it may take
     * @throws OutgoingException when there is no answer, with the reason in words
     */
    public Answer post(URI address, Map<String, String> headers, String contentType, String body, Duration limit)
            throws OutgoingException {
        HttpUriRequestBase request = request(
                "POST",
                address,
                headers,
                new StringEntity(body, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8)));
        request.setConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(limit)).build());
        return execute(address, request, limit);
    }

    /**
     * Any other call.
     *
     * @param contentType null where there is no body
     * @throws OutgoingException when there is no answer, with the reason in words
     */
    public Answer call(
            String method,
            URI address,
            Map<String, String> headers,
            @Nullable String contentType,
            @Nullable String body)
            throws OutgoingException {
        StringEntity entity = contentType == null || body == null
                ? null
                : new StringEntity(body, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8));
        return send(method, address, headers, entity);
    }

    /**
     * A form with a file.
     *
     * @param fields in their order; a name may come more than once
     * @param name of the field with the file
     */
    public record Form(List<Map.Entry<String, String>> fields, String name, Path file, String contentType) {

        public Form {
            fields = List.copyOf(fields);
        }

        private HttpEntity entity() {
            MultipartEntityBuilder parts = MultipartEntityBuilder.create();
            fields.forEach(field -> parts.addTextBody(
                    field.getKey(), field.getValue(), ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8)));
            return parts.addPart(name, new FileBody(file.toFile(), ContentType.parse(contentType)))
                    .build();
        }
    }

    /**
     * Sends a file to be worked on, which may take longer than other calls.
     *
     * @param limit how long all of it may take
     * @throws OutgoingException when there is no answer, with the reason in words
     * @throws InterruptedException when the caller gave up; the call is broken off then
     */
    public Answer upload(URI address, Map<String, String> headers, Form form, Duration limit)
            throws OutgoingException, InterruptedException {
        HttpUriRequestBase request = request("POST", address, headers, form.entity());
        request.setConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(limit)).build());
        // A thread that waits for a socket hears of no interruption.
        Future<Answer> answer = scheduler.submit(() -> execute(address, request, limit));
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutgoingException ours) {
                throw ours;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            request.cancel();
            throw e;
        }
    }

    private Answer send(String method, URI address, Map<String, String> headers, @Nullable HttpEntity entity)
            throws OutgoingException {
        return execute(
                address, request(method, address, headers, entity), config.connectTimeout.plus(config.answerTimeout));
    }

    private HttpUriRequestBase request(
            String method, URI address, Map<String, String> headers, @Nullable HttpEntity entity)
            throws OutgoingException {
        check(address);
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        if (entity != null) {
            request.setEntity(entity);
        }
        return request;
    }

    private Answer execute(URI address, HttpUriRequestBase request, Duration limit) throws OutgoingException {
        AtomicBoolean isOver = new AtomicBoolean();
        // Time-outs of a socket are for each read: whoever sends a byte now and then would hold the caller for ever.
        Future<?> end = scheduler.schedule(
                () -> {
                    isOver.set(true);
                    request.cancel();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return Objects.requireNonNull(client).execute(request, response -> read(request, response));
        } catch (IOException e) {
            throw isOver.get()
                    ? new OutgoingException(
                            Reason.TIMEOUT,
                            address.getHost() + " did not answer within " + limit.toSeconds() + " s.",
                            e)
                    : explain(address, e, limit);
        } finally {
            end.cancel(false);
        }
    }

    /** Octal, hexadecimal and shortened addresses mean one thing to this JVM and another to the next resolver. */
    private static boolean isOddNumber(String host) {
        return NUMBERS.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches();
    }

    private void check(URI address) throws OutgoingException {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null || isOddNumber(host)) {
            throw new OutgoingException(
                    Reason.BAD_ADDRESS, "The address must be like https://login.example.com/path.", null);
        }
        boolean isPlain = "http".equalsIgnoreCase(address.getScheme());
        if (!isPlain && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new OutgoingException(Reason.BAD_ADDRESS, "The address must begin with https://.", null);
        }
        if (isPlain && !guard.isListed(host) && !isListedLiteral(host)) {
            throw new OutgoingException(
                    Reason.NOT_ALLOWED,
                    "The address must begin with https://. Without TLS only hosts of the setting loggia.outgoing.allowed are"
                            + " called.",
                    null);
        }
    }

    private boolean isListedLiteral(String host) {
        String literal = host.replace("[", "").replace("]", "");
        try {
            return literal.matches("[0-9a-fA-F:.]+") && guard.isListed(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Answer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (response.getEntity() != null) {
            InputStream in = response.getEntity().getContent();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                body.write(buffer, 0, count);
                if (body.size() > config.maxAnswerBytes) {
                    // Else the client would read the rest, to use the connection again.
                    request.cancel();
                    throw new OutgoingException(
                            Reason.TOO_LARGE, "The answer is longer than " + config.maxAnswerBytes + " bytes.", null);
                }
            }
        }
        return new Answer(response.getCode(), headers, body.toString(StandardCharsets.UTF_8));
    }

    private OutgoingException explain(URI address, IOException cause, Duration limit) {
        String host = address.getHost();
        if (cause instanceof OutgoingException ours) {
            return ours;
        }
        if (cause instanceof ForbiddenAddress) {
            return new OutgoingException(
                    Reason.NOT_ALLOWED,
                    cause.getMessage()
                            + ", which is private or reserved. The operator can allow it by loggia.outgoing.allowed.",
                    cause);
        }
        if (cause instanceof UnknownHostException) {
            return new OutgoingException(Reason.UNRESOLVED, "The name " + host + " has no address.", cause);
        }
        if (cause instanceof SSLException) {
            return new OutgoingException(
                    Reason.TLS,
                    "TLS with " + host + " failed: " + cause.getMessage()
                            + ". A company's own authority is trusted by loggia.outgoing.trusted-certificates.",
                    cause);
        }
        if (cause instanceof InterruptedIOException) {
            return new OutgoingException(
                    Reason.TIMEOUT, host + " did not answer within " + limit.toSeconds() + " s.", cause);
        }
        return new OutgoingException(Reason.UNREACHABLE, host + " cannot be reached: " + cause.getMessage(), cause);
    }

    /** Resolves, and lets nothing through that the guard does not allow: one bad address of a name spoils it. */
    private record GuardedResolver(AddressGuard guard, DnsResolver names) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            for (InetAddress address : addresses) {
                if (!guard.allows(host, address)) {
                    throw new ForbiddenAddress(host, address);
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return names.resolveCanonicalHostname(host);
        }
    }

    /** DnsResolver allows this kind of exception only; the call turns it into ours. */
    private static final class ForbiddenAddress extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String host, InetAddress address) {
            super(host + " is at " + address.getHostAddress());
        }
    }
}
