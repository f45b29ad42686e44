package dev.annals.platform.security;

import dev.annals.api.security.Permission;
import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** How Spring Security knows a caller: the caller is the principal, its permissions are the authorities. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final boolean isIssued;

    CallerAuthentication(Caller caller, boolean isIssued) {
        super(authorities(caller));
        this.caller = caller;
        this.isIssued = isIssued;
        super.setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /** Whether the identity provider vouches for the caller. */
    boolean isIssued() {
        return isIssued;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.actor();
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        return AuthorityUtils.createAuthorityList(
                caller.permissions().stream().map(Permission::name).toList());
    }
}
