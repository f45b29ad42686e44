package dev.annals.axonserver.distributed;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;

/**
 * The connections to Axon Server, whose appends fail with Axon's own exceptions. Axon's event store hands on the raw
 * failure of the transport, by which nobody could tell a concurrent write from a server that is away.
 */
final class AxonServerConnections extends AxonServerConnectionManager {

    private static final int PORT = 8124;

    private final Map<String, AxonServerConnection> translated = new ConcurrentHashMap<>();

    private AxonServerConnections(Builder builder, AxonServerConnectionFactory factory) {
        super(builder, factory);
    }

    static AxonServerConnections to(List<String> servers, AxonServerConfiguration settings) {
        AxonServerConnectionFactory.Builder factory = AxonServerConnectionFactory.forClient(
                        settings.getComponentName(), settings.getClientId())
                .routingServers(
                        servers.stream().map(AxonServerConnections::address).toArray(ServerAddress[]::new))
                .connectTimeout(settings.getConnectTimeout(), TimeUnit.MILLISECONDS)
                .reconnectInterval(settings.getReconnectInterval(), TimeUnit.MILLISECONDS)
                .usingKeepAlive(
                        settings.getKeepAliveTime(), settings.getKeepAliveTimeout(), TimeUnit.MILLISECONDS, true);
        if (settings.isSslEnabled()) {
            factory.useTransportSecurity();
        }
        if (settings.getToken() != null) {
            factory.token(settings.getToken());
        }
        return new AxonServerConnections(builder().axonServerConfiguration(settings), factory.build());
    }

    private static ServerAddress address(String server) {
        int colon = server.lastIndexOf(':');
        return colon < 0
                ? new ServerAddress(server, PORT)
                : new ServerAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
    }

    @Override
    public AxonServerConnection getConnection(String context) {
        return translated.computeIfAbsent(context, name -> channelsTranslated(super.getConnection(name)));
    }

    private static AxonServerConnection channelsTranslated(AxonServerConnection connection) {
        return answering(
                AxonServerConnection.class,
                connection,
                "eventChannel",
                channel -> appendsTranslated((EventChannel) channel));
    }

    private static EventChannel appendsTranslated(EventChannel channel) {
        return answering(
                EventChannel.class,
                channel,
                "startAppendEventsTransaction",
                append -> new TranslatedAppend((AppendEventsTransaction) append));
    }

    /** The same object, but for what one of its methods answers. */
    private static <T> T answering(Class<T> type, T target, String method, UnaryOperator<Object> change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    try {
                        Object answer = called.invoke(target, arguments);
                        return called.getName().equals(method) ? change.apply(answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
