package dev.annals.channels.web;

import dev.annals.channels.web.OutboundException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Talks HTTP to whom somebody outside named: webhooks, callbacks, providers. It connects to checked addresses only,
 * follows no redirect, keeps no cookie, uses no proxy, tries nothing twice by itself, and gives up in time.
 */
public final class OutboundHttp implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_TO_ONE = 8;
    private static final int HEADERS = 100;
    private static final int LINE = 8_192;

    private final ChannelsProperties properties;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("annals-outbound-clock").factory());

    /**
     * A client of its own.
     *
     * @param properties to whom, and how long
     * @param names who is asked what a name means
     * @param trust whose certificates count
     */
    OutboundHttp(ChannelsProperties properties, DnsResolver names, SSLContext trust) {
        this.properties = properties;
        clock.setRemoveOnCancelPolicy(true);
        Timeout patience = Timeout.of(properties.timeout());
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(names, properties.rules()))
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setHandshakeTimeout(patience)
                                .setSupportedProtocols("TLSv1.3", "TLSv1.2")
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(HEADERS)
                                        .setMaxLineLength(LINE)
                                        .build())
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS_TO_ONE)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Annals")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    /**
     * Sends it once.
     *
     * @throws OutboundException when nobody answered, or we refused to ask
     */
    public OutboundAnswer send(OutboundRequest request) throws OutboundException, InterruptedException {
        HttpHost target = target(request.address());
        HttpUriRequestBase prepared = new HttpUriRequestBase(request.method(), request.address());
        request.headers().forEach(prepared::setHeader);
        if (request.body().length > 0) {
            prepared.setEntity(new ByteArrayEntity(request.body(), null));
        }
        AtomicBoolean isLate = new AtomicBoolean();
        ScheduledFuture<?> end = clock.schedule(
                () -> {
                    isLate.set(true);
                    prepared.cancel();
                },
                properties.timeout().toNanos(),
                TimeUnit.NANOSECONDS);
        @Nullable ClassicHttpResponse answer = null;
        boolean isWhole = false;
        try {
            answer = client.executeOpen(target, prepared, null);
            OutboundAnswer read = read(answer);
            isWhole = !read.isCut();
            return read;
        } catch (IOException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while talking to somebody outside");
            }
            throw new OutboundException(isLate.get() ? Reason.TIME : reason(failed), failed);
        } finally {
            end.cancel(false);
            if (!isWhole) {
                prepared.cancel();
            }
            Closer.closeQuietly(answer);
        }
    }

    private HttpHost target(URI address) throws OutboundException {
        String scheme = address.getScheme();
        String host = address.getHost();
        boolean isHttps = "https".equalsIgnoreCase(scheme);
        if (host == null || address.getRawUserInfo() != null || !(isHttps || "http".equalsIgnoreCase(scheme))) {
            throw new OutboundException(Reason.ADDRESS, null);
        }
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (!Hosts.isPlain(plain)) {
            throw new OutboundException(Reason.ADDRESS, null);
        }
        if (!isHttps && !properties.allowHttp()) {
            throw new OutboundException(Reason.SCHEME, null);
        }
        return new HttpHost(isHttps ? "https" : "http", plain, address.getPort());
    }

    private OutboundAnswer read(ClassicHttpResponse answer) throws IOException {
        int most = (int) properties.maxAnswer().toBytes();
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return new OutboundAnswer(answer.getCode(), new byte[0], false, headers(answer));
        }
        @SuppressWarnings("resource") // closed with the answer
        InputStream content = entity.getContent();
        byte[] body = content.readNBytes(most + 1);
        boolean isCut = body.length > most;
        return new OutboundAnswer(answer.getCode(), isCut ? Arrays.copyOf(body, most) : body, isCut, headers(answer));
    }

    private static Map<String, String> headers(ClassicHttpResponse answer) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : answer.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static Reason reason(IOException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CheckedNames.ForbiddenAddressException forbidden -> {
                    return Reason.NETWORK;
                }
                case UnknownHostException unknown -> {
                    return Reason.UNKNOWN_HOST;
                }
                case SSLException untrusted -> {
                    return Reason.TLS;
                }
                case java.net.SocketTimeoutException late -> {
                    return Reason.TIME;
                }
                default -> {}
            }
        }
        return Reason.CONNECTION;
    }

    /** What the operating system knows of names. */
    static final DnsResolver SYSTEM = new DnsResolver() {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };

    @Override
    public void close() {
        clock.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
