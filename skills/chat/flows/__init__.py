"""The chat's smaller flows, one file each. The intake and the rights have folders of their own beside this one."""
