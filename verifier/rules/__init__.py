"""The rules, one file each; adding a file adds the rule."""
