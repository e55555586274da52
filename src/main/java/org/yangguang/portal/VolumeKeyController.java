package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.yangguang.archive.Volumes;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;

/// 案卷核验: the key by which a volume handed out can be told to be ours.
@Controller
class VolumeKeyController {

    private final Volumes volumes;
    private final PortalFrame frame;

    VolumeKeyController(Volumes volumes, PortalFrame frame) {
        this.volumes = volumes;
        this.frame = frame;
    }

    @GetMapping("/volumes")
    @Permit(Permission.PUBLIC)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        PortalFrame.cacheable(response);
        model.addAttribute("page", frame.page(request, "案卷核验"));
        model.addAttribute("fingerprint", volumes.fingerprint());
        model.addAttribute("key", volumes.publicKey());
        return "portal/volumes";
    }
}
