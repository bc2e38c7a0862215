const key = 'latchkey-lab-theme';

/** The choice made here, else what the system prefers. Other open panes of the lab follow at once. */
export function useTheme() {
  const apply = () => {
    const dark = (read() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  };
  apply();
  addEventListener('storage', apply);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
  return {
    toggle() {
      localStorage.setItem(key, document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark');
      apply();
    },
  };
}

function read() {
  return localStorage.getItem(key);
}
